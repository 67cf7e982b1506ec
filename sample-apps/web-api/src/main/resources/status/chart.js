const SVG = 'http://www.w3.org/2000/svg';
const WIDTH = 300;
const HEIGHT = 100;

export function element(name, properties, ...children) {
  const node = Object.assign(document.createElement(name), properties);
  node.append(...children);
  return node;
}

function shape(name, attributes) {
  const node = document.createElementNS(SVG, name);
  Object.entries(attributes).forEach(([key, value]) => node.setAttribute(key, value));
  return node;
}

function line(className) {
  return shape('path', { class: `series ${className}`, d: 'M0 5H24' });
}

/** The next of 1, 2, 5, 10, .. above the value, so that the scale does not dance. */
function ceiling(value, least) {
  const power = 10 ** Math.floor(Math.log10(Math.max(value, least)));
  return [1, 2, 5, 10].map((step) => step * power).find((step) => step >= Math.max(value, least) * .999);
}

/** A gap where there is no value: not zero, as nothing was measured. */
function path(values, capacity, max) {
  let pen = 'M';
  return values.map((value, index) => {
    if (value === null) {
      pen = 'M';
      return '';
    }
    const x = (index + capacity - values.length) / (capacity - 1) * WIDTH;
    const drawn = `${pen}${x.toFixed(1)} ${(HEIGHT - value / max * HEIGHT).toFixed(1)}`;
    pen = 'L';
    return drawn;
  }).join('');
}

/** Lines over time; what they say is in the legend too, as text. */
export class Chart {
  constructor(title, unit, least, digits, names) {
    this.names = names;
    this.unit = unit;
    this.least = least;
    this.digits = digits;
    this.lines = names.map((name, index) => line(`s${index + 1}`));
    this.values = names.map(() => element('b', { textContent: '–' }));
    this.max = element('span', { className: 'max' });
    this.svg = shape('svg', { viewBox: `0 0 ${WIDTH} ${HEIGHT}`, preserveAspectRatio: 'none', role: 'img', 'aria-label': title });
    this.svg.append(...[0, HEIGHT / 2].map((y) => shape('path', { class: 'grid', d: `M0 ${y}H${WIDTH}` })), ...this.lines);
    this.node = element('figure', {},
      element('figcaption', {}, element('h2', { textContent: title }), element('span', { className: 'unit', textContent: unit })),
      element('div', { className: 'plot' }, this.svg, this.max),
      element('div', { className: 'span' }, element('span', { textContent: '3 min ago' }), element('span', { textContent: 'now' })),
      this.legend());
  }

  legend() {
    return element('ul', { className: 'legend' }, ...this.names.map((name, index) => {
      const mark = shape('svg', { viewBox: '0 0 24 10', 'aria-hidden': 'true' });
      mark.append(line(`s${index + 1}`));
      return element('li', {}, mark, name, this.values[index]);
    }));
  }

  draw(history, capacity) {
    const max = ceiling(Math.max(0, ...history.flat().filter((value) => value !== null)), this.least);
    this.max.textContent = max.toLocaleString();
    this.names.forEach((name, index) => {
      const values = history.map((point) => point[index]);
      this.lines[index].setAttribute('d', path(values, capacity, max) || 'M0 0');
      const last = values.at(-1);
      this.values[index].textContent = last === null ? '–' : last.toFixed(this.digits);
    });
  }
}
