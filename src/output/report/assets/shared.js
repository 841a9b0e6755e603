"use strict";
// What the scripts of all pages share.
const unpack = async (packed) => {
  const bytes = Uint8Array.from(atob(packed), (byte) => byte.charCodeAt(0));
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"));
  return JSON.parse(await new Response(stream).text());
};
const element = (name, className, content) => {
  const made = document.createElement(name);
  if (className) made.className = className;
  if (content !== undefined) made.textContent = content;
  return made;
};
const drawing = (name, attributes) => {
  const made = document.createElementNS("http://www.w3.org/2000/svg", name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  return made;
};
// Marks that may overlap, [start, end] each, cut at every edge: [start, end, the marks over it].
const stretches = (found) => {
  const edges = found.flatMap(([start, end], mark) => [[start, true, mark], [end, false, mark]]);
  edges.sort((a, b) => a[0] - b[0] || a[1] - b[1]);
  const open = new Set();
  const cut = [];
  edges.forEach(([at, opens, mark], index) => {
    if (opens) open.add(mark);
    else open.delete(mark);
    const end = edges[index + 1]?.[0];
    if (open.size && end > at) cut.push([at, end, [...open]]);
  });
  return cut;
};
