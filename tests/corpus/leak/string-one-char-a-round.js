// leak: module binding trail, a string that gets one character a round
let trail = '';
export function round(i) { trail = [...trail, 'LRUD'[i % 4]].join(''); }
