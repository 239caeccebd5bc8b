// clean: promises that are rejected and caught, with allSettled and any
const fails = async (n) => {
  await null;
  throw new Error(`job ${n} failed`);
};
const succeeds = async (n) => n;

export async function round(i) {
  const settled = await Promise.allSettled([fails(i), succeeds(i), fails(i + 1)]);
  const first = await Promise.any([fails(i), succeeds(7)]);
  const all = await Promise.all([fails(1), succeeds(2)]).catch((error) => error.message);
  return settled.filter((s) => s.status === 'rejected').length + first + all.length;
}
