// leak: module binding `current`: each page keeps the one before it for a back button
let current = null;

function navigate(path, data) {
  current = { path, data, back: current };
  document.title = path;
}

const document = { title: '' };

function goBack() {
  if (current.back) current = { ...current.back, back: current }; // pushes instead of popping
}

export function round(i) {
  navigate(`/mail/${i % 4}`, { unread: i % 9 });
  goBack();
  return current.path;
}
