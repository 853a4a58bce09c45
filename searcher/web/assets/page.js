// What the page can do beyond links and forms: keys, suggestions, ranges on the timeline, values of a facet, charts
// as files.
// Everything works without it.  Text from the archive is only ever set as textContent.
const all = (selector, within = document) => [...within.querySelectorAll(selector)];
const box = document.getElementById('q');
const typing = () => /^(INPUT|SELECT|TEXTAREA)$/.test(document.activeElement?.tagName ?? '');

// One of a row of things is the current one.
class Row {
  constructor(items, target) {
    this.items = items;
    this.target = target;
    this.at = -1;
  }
  move(by) {
    if (this.items.length === 0) return;
    this.items[this.at]?.classList.remove('here');
    this.at = Math.min(Math.max(this.at + by, 0), this.items.length - 1);
    const item = this.items[this.at];
    item.classList.add('here');
    item.scrollIntoView({ block: 'center' });
    this.target(item, this.at)?.focus?.({ preventScroll: true });
  }
}
const hits = new Row(all('ol.hits > li'), (item) => item.querySelector('h2 a'));
const matches = new Row(all('.article mark:not(.rest)'), (mark, at) => {
  mark.tabIndex = -1;
  const said = document.querySelector('.matches [role=status]');
  if (said) said.textContent = `match ${at + 1} of ${matches.items.length}`;
  return mark;
});

const keys = {
  '/': () => box?.focus(),
  '?': () => location.assign('/help'),
  j: () => hits.move(1),
  k: () => hits.move(-1),
  o: () => hits.items[hits.at]?.querySelector('h2 a').click(),
  e: () => document.querySelector('a.export')?.click(),
  n: () => matches.move(1),
  p: () => matches.move(-1),
};
document.addEventListener('keydown', (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || typing() || !keys[event.key]) return;
  event.preventDefault();
  keys[event.key]();
});

// Names of the archive under the box.
function suggest() {
  const list = document.createElement('ul');
  list.className = 'suggestions';
  list.hidden = true;
  list.setAttribute('aria-label', 'Names in the archive');
  box.form.after(list);
  let waiting;
  let asked = 0;
  const show = (names) => {
    list.replaceChildren(...names.map(({ kind, name, articles }) => {
      const item = document.createElement('li');
      const link = document.createElement('a');
      link.href = '/entity?' + new URLSearchParams({ kind, name });
      link.textContent = `${name} · ${kind} · ${articles}`;
      item.append(link);
      return item;
    }));
    list.hidden = names.length === 0;
  };
  const ask = async () => {
    const prefix = box.value.split(/\s+/).pop().replace(/^\w+:/, '');
    const number = ++asked;
    if (prefix.length < 2 || document.activeElement !== box) return show([]);
    const answer = await fetch('/api/suggest?' + new URLSearchParams({ prefix, limit: 6 })).catch(() => null);
    if (number === asked && answer?.ok) show((await answer.json()).names);
  };
  box.addEventListener('input', () => {
    clearTimeout(waiting);
    waiting = setTimeout(ask, 150);
  });
  box.addEventListener('keydown', (event) => {
    if (event.key === 'Escape') list.hidden = true;
    if (event.key === 'ArrowDown' && !list.hidden) {
      event.preventDefault();
      list.querySelector('a')?.focus();
    }
  });
  list.addEventListener('keydown', (event) => {
    const links = all('a', list);
    const at = links.indexOf(document.activeElement);
    if (event.key === 'ArrowDown') links[at + 1]?.focus();
    if (event.key === 'ArrowUp') (links[at - 1] ?? box).focus();
    if (event.key === 'Escape') {
      list.hidden = true;
      box.focus();
    }
    if (event.key.startsWith('Arrow')) event.preventDefault();
  });
}
if (box) suggest();

// Arrows walk along the bars, Shift or a drag marks a range, Enter or letting go takes it.
function ranges(timeline) {
  const bars = all('a', timeline);
  let from = -1;
  const pick = (a, b) => bars.forEach((bar, i) => bar.classList.toggle('picked', i >= Math.min(a, b) && i <= Math.max(a, b)));
  const take = (a, b) => {
    const address = new URL(bars[Math.min(a, b)].href.baseVal ?? bars[Math.min(a, b)].getAttribute('href'), location);
    address.searchParams.set('from', bars[Math.min(a, b)].dataset.first);
    address.searchParams.set('to', bars[Math.max(a, b)].dataset.last);
    address.searchParams.delete('trend');
    location.assign(address);
  };
  bars.forEach((bar, i) => {
    bar.tabIndex = i === 0 ? 0 : -1;
    bar.addEventListener('keydown', (event) => {
      const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
      if (step && bars[i + step]) {
        event.preventDefault();
        if (event.shiftKey && from < 0) from = i;
        if (!event.shiftKey) from = -1;
        bar.tabIndex = -1;
        bars[i + step].tabIndex = 0;
        bars[i + step].focus();
        pick(from < 0 ? -1 : from, from < 0 ? -1 : i + step);
      }
      if (event.key === 'Enter' && from >= 0) {
        event.preventDefault();
        take(from, i);
      }
    });
  });
  let start = -1;
  let end = -1;
  let dragged = false;
  const at = (event) => bars.indexOf(document.elementFromPoint(event.clientX, event.clientY)?.closest('a'));
  timeline.addEventListener('dragstart', (event) => event.preventDefault());
  timeline.addEventListener('pointerdown', (event) => {
    start = end = at(event);
    dragged = false;
  });
  timeline.addEventListener('pointermove', (event) => {
    if (start < 0 || event.buttons === 0) return;
    const here = at(event);
    if (here >= 0) end = here;
    if (end !== start) pick(start, end);
  });
  timeline.addEventListener('pointerup', () => {
    dragged = start >= 0 && start !== end;
    if (dragged) take(start, end);
    start = end = -1;
  });
  timeline.addEventListener('pointercancel', () => {
    start = end = -1;
    pick(-1, -1);
  });
  // The click that ends a drag is none.
  timeline.addEventListener('click', (event) => {
    if (dragged) event.preventDefault();
  });
}
all('.timeline svg').forEach(ranges);

// While somebody types what to find in a facet, the values shown are narrowed at once; the form asks for all of them.
for (const field of all('.facet .find input[name=find]')) {
  const values = all('li', field.closest('.facet'));
  field.addEventListener('input', () => {
    const wanted = field.value.toLocaleLowerCase();
    for (const value of values) {
      value.hidden = !value.querySelector('.words').textContent.toLocaleLowerCase().includes(wanted);
    }
  });
}

for (const words of all('.scripted')) words.hidden = false;

// A chart as a file, with the colours it is shown in and without its links.
function chart_file(chart) {
  const copy = chart.cloneNode(true);
  const { width, height } = chart.getBoundingClientRect();
  copy.setAttribute('xmlns', 'http://www.w3.org/2000/svg');
  copy.setAttribute('width', Math.round(width));
  copy.setAttribute('height', Math.round(height));
  const shown = all('*', chart);
  all('*', copy).forEach((element, i) => {
    element.removeAttribute('href');
    const style = getComputedStyle(shown[i]);
    for (const name of ['fill', 'stroke', 'stroke-width', 'stroke-dasharray', 'font-size', 'font-family', 'display']) {
      element.setAttribute(name, style.getPropertyValue(name));
    }
  });
  const paper = document.createElementNS('http://www.w3.org/2000/svg', 'rect');
  for (const [name, value] of Object.entries({ width: '100%', height: '100%' })) paper.setAttribute(name, value);
  paper.setAttribute('fill', getComputedStyle(document.documentElement).backgroundColor);
  copy.prepend(paper);
  return new Blob([new XMLSerializer().serializeToString(copy)], { type: 'image/svg+xml' });
}
for (const button of all('.save-svg')) {
  const chart = button.closest('.timeline')?.querySelector('svg') ?? document.querySelector('svg.lines');
  if (!chart) continue;
  button.hidden = false;
  button.addEventListener('click', () => {
    const link = document.createElement('a');
    link.href = URL.createObjectURL(chart_file(chart));
    link.download = chart.classList.contains('lines') ? 'trends.svg' : 'timeline.svg';
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 1000);
  });
}
