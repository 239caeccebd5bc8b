// clean: a module binding holds a closure with its data, and always just one
let formatter = (value) => String(value);

function makeFormatter(locale, digits) {
  const separators = locale === 'de' ? { decimal: ',', group: '.' } : { decimal: '.', group: ',' };
  const padding = '0'.repeat(digits);
  return (value) => {
    const [whole, fraction = ''] = value.toFixed(digits).split('.');
    const grouped = whole.replace(/\B(?=(\d{3})+$)/g, separators.group);
    return grouped + separators.decimal + (fraction + padding).slice(0, digits);
  };
}

export function round(i) {
  formatter = makeFormatter(i % 2 ? 'de' : 'en', 2);
  return formatter(1234567.891 + i);
}
