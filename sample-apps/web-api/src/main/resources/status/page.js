import { Chart, element } from './chart.js';

const INTERVAL = 2000;
const CAPACITY = 91;
const here = location.origin + location.pathname.replace(/\/$/, '');
const byId = (id) => document.getElementById(id);
const PROTOCOLS = [['3'], ['2'], ['1.1', '1.0']];

/* Rates between two readings; null where nothing was measured */

const sum = (map, keys) => keys.reduce((total, key) => total + (map[key] ?? 0), 0);
const grown = (now, before, part, keys) => Math.max(0, sum(now[part], keys) - sum(before[part], keys));
const perSecond = (now, before, part, keys) => grown(now, before, part, keys) / (now.time - before.time) * 1000;
const share = (count, all) => (all > 0 ? count / all * 100 : null);

function timesOf(map, keys) {
  return keys.map((key) => map[key] ?? { count: 0, seconds: 0 })
    .reduce((all, one) => ({ count: all.count + one.count, seconds: all.seconds + one.seconds }));
}

function growth(now, before) {
  return { count: Math.max(0, now.count - before.count), seconds: now.seconds - before.seconds };
}

const mean = (times) => (times.count > 0 ? times.seconds / times.count * 1000 : null);
const protocol = (now, before, keys) => growth(timesOf(now.protocols, keys), timesOf(before.protocols, keys));

/* Charts */

const HITS = ['hit', 'collapsed', 'stale'];
const PASSED = ['miss', 'vary-miss', 'request', 'unavailable'];
const REFUSED = ['refused', 'unavailable'];

// What is sampled every few seconds only keeps its last value in between.
let roundTrip = null;
let loss = null;

const charts = [
  [new Chart('Requests', 'per second', 1, 1, ['HTTP/3', 'HTTP/2', 'HTTP/1']),
    (now, before) => PROTOCOLS.map((keys) => protocol(now, before, keys).count / (now.time - before.time) * 1000)],
  [new Chart('Latency', 'mean, ms', 1, 1, ['HTTP/3', 'HTTP/2', 'HTTP/1']),
    (now, before) => PROTOCOLS.map((keys) => mean(protocol(now, before, keys)))],
  [new Chart('QUIC round-trip time', 'mean, ms', .1, 1, ['round trip']),
    (now, before) => [roundTrip = mean(growth(now.roundTrips, before.roundTrips)) ?? roundTrip]],
  [new Chart('QUIC packet loss', '% of sent packets', 1, 2, ['lost']),
    (now, before) => [loss = share(grown(now, before, 'quic', ['packets.lost']), grown(now, before, 'quic', ['sent'])) ?? loss]],
  [new Chart('Rate limits', 'requests per second', 1, 1, ['admitted', 'refused']),
    (now, before) => [['admitted'], REFUSED].map((keys) => perSecond(now, before, 'limits', keys))],
  [new Chart('Response cache', 'requests per second', 1, 1, ['from the cache', 'to the application']),
    (now, before) => [HITS, PASSED].map((keys) => perSecond(now, before, 'cache', keys))],
];

/* Tiles */

const tile = (name) => {
  const value = element('dd', { textContent: '–' });
  byId('tiles').append(element('div', {}, element('dt', { textContent: name }), value));
  return (text, bad) => {
    value.textContent = text;
    value.parentNode.classList.toggle('bad', bad === true);
  };
};

const tiles = {
  rate: tile('Requests / s'),
  share: tile('Over HTTP/3'),
  connections: tile('QUIC connections'),
  failing: tile('Failing with 5xx'),
  cached: tile('From the cache'),
  logins: tile('Failed logins'),
};

const percent = (value) => (value === null ? '–' : `${value.toFixed(1)} %`);

function showTiles(now, before) {
  const counts = PROTOCOLS.map((keys) => protocol(now, before, keys).count);
  const all = counts.reduce((left, right) => left + right);
  const failing = share(grown(now, before, 'outcomes', ['SERVER_ERROR']), all);
  tiles.rate((all / (now.time - before.time) * 1000).toFixed(1));
  tiles.share(percent(share(counts[0], all)));
  const closed = !('draining' in now.quic) || now.quic.draining > 0;
  tiles.connections(closed ? 'closed' : now.quic['connections.active'].toFixed(0), closed);
  tiles.failing(percent(failing), failing > 1);
  const hits = grown(now, before, 'cache', HITS);
  tiles.cached(percent(share(hits, hits + grown(now, before, 'cache', PASSED))));
  tiles.logins(sum(now.credentials, ['failed', 'limited']).toFixed(0));
}

/* Readings */

const readings = [];
const histories = charts.map(() => []);

function show(now) {
  readings.push(now);
  const before = readings[Math.max(0, readings.length - 2)];
  if (before === now || now.time <= before.time) {
    return;
  }
  // Tiles over ten seconds, as those that change every moment cannot be read.
  showTiles(now, readings[Math.max(0, readings.length - 6)]);
  charts.forEach(([chart, figures], index) => {
    histories[index].push(figures(now, before));
    histories[index].splice(0, histories[index].length - CAPACITY);
    chart.draw(histories[index], CAPACITY);
  });
  readings.splice(0, readings.length - 6);
}

function showLive(text, live) {
  const state = byId('live');
  if (state.textContent !== text) {
    state.textContent = text;
    state.dataset.live = live;
  }
}

async function read() {
  try {
    const response = await fetch(`${here}/figures`, { cache: 'no-store' });
    if (!response.ok) {
      throw new Error(`status ${response.status}`);
    }
    show(await response.json());
    showLive('live', true);
  } catch (failure) {
    showLive(`no figures: ${failure.message}`, false);
  }
  setTimeout(read, INTERVAL);
}

byId('charts').append(...charts.map(([chart]) => chart.node));
read();
