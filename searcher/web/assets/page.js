// What the page can do beyond links and forms: keys, suggestions, ranges on the timeline, search within a facet.
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
    this.target(item)?.focus?.({ preventScroll: true });
  }
}
const hits = new Row(all('ol.hits > li'), (item) => item.querySelector('h2 a'));
const matches = new Row(all('.article mark'), (mark) => {
  mark.tabIndex = -1;
  return mark;
});

const keys = {
  '/': () => box?.focus(),
  '?': () => location.assign('/help'),
  j: () => hits.move(1),
  k: () => hits.move(-1),
  o: () => hits.items[hits.at]?.querySelector('h2 a').click(),
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
  const at = (event) => bars.indexOf(document.elementFromPoint(event.clientX, event.clientY)?.closest('a'));
  timeline.addEventListener('dragstart', (event) => event.preventDefault());
  timeline.addEventListener('pointerdown', (event) => {
    start = end = at(event);
  });
  timeline.addEventListener('pointermove', (event) => {
    if (start < 0 || event.buttons === 0) return;
    const here = at(event);
    if (here >= 0) end = here;
    if (end !== start) pick(start, end);
  });
  timeline.addEventListener('click', (event) => {
    if (start >= 0 && end >= 0 && start !== end) {
      event.preventDefault();
      take(start, end);
    }
    start = end = -1;
  });
}
all('.timeline svg').forEach(ranges);

// A facet with many values gets a field to search within it.
for (const facet of all('.facet')) {
  const values = all('li', facet);
  if (values.length < 12) continue;
  const field = document.createElement('input');
  field.type = 'search';
  field.setAttribute('aria-label', `Search within ${facet.querySelector('summary').textContent}`);
  field.addEventListener('input', () => {
    const wanted = field.value.toLocaleLowerCase();
    for (const value of values) {
      value.hidden = !value.querySelector('.words').textContent.toLocaleLowerCase().includes(wanted);
    }
  });
  facet.querySelector('ul').before(field);
}

// The chart as a file, with the colours it is shown in.
for (const button of all('.save-svg')) {
  const chart = document.querySelector('svg.lines');
  if (!chart) continue;
  button.hidden = false;
  button.addEventListener('click', () => {
    const copy = chart.cloneNode(true);
    copy.setAttribute('xmlns', 'http://www.w3.org/2000/svg');
    const shown = all('*', chart);
    all('*', copy).forEach((element, i) => {
      const style = getComputedStyle(shown[i]);
      for (const name of ['fill', 'stroke', 'stroke-width', 'stroke-dasharray', 'font-size', 'font-family']) {
        element.setAttribute(name, style.getPropertyValue(name));
      }
    });
    const link = document.createElement('a');
    link.href = URL.createObjectURL(new Blob([new XMLSerializer().serializeToString(copy)], { type: 'image/svg+xml' }));
    link.download = 'trend.svg';
    link.click();
    URL.revokeObjectURL(link.href);
  });
}
