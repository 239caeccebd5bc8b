// clean: addEventListener() in each round with the same function, which is registered once
const bus = new EventTarget();
const seen = { saves: 0 };

function onSave() {
  seen.saves += 1;
}

export function round(i) {
  bus.addEventListener('save', onSave);
  bus.dispatchEvent(new Event('save'));
  if (seen.saves !== i + 1) throw new Error(`${seen.saves} calls after ${i + 1} rounds`);
}
