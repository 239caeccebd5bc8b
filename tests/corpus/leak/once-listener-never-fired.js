// leak: module binding `connection`: `once` listeners for 'error', which never comes
const connection = new EventTarget();

function query(sql) {
  return new Promise((resolve, reject) => {
    connection.addEventListener('error', (event) => reject(event), { once: true });
    connection.addEventListener('row', () => resolve(sql.length), { once: true });
    connection.dispatchEvent(new Event('row'));
  });
}

export async function round(i) {
  const a = await query(`select * from orders where id = ${i}`);
  const b = await query('select 1');
  return a + b;
}
