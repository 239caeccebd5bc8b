// Forgotten listener: a panel listens to the bus, is closed, and is never taken off it again.

const bus = new EventTarget();

class Panel {
  rows = new Array(50).fill('row');

  open() {
    this.onUpdate = () => this.rows.push('new');
    bus.addEventListener('update', this.onUpdate);
  }

  close() {
    this.rows = [];
    // bus.removeEventListener('update', this.onUpdate) is what is missing here.
  }
}

export function round() {
  const panel = new Panel();
  panel.open();
  panel.close();
}
