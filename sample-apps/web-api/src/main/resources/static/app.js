const byId = (id) => document.getElementById(id);
const BATCH = 6;
let sent = 0;

function element(name, properties, ...children) {
  const node = Object.assign(document.createElement(name), properties);
  node.append(...children);
  return node;
}

/* The page */

function showNavigation() {
  const [navigation] = performance.getEntriesByType('navigation');
  const protocol = navigation.nextHopProtocol || 'unknown';
  const badge = byId('navigation-protocol');
  badge.dataset.protocol = protocol;
  badge.textContent = protocol;
}

function showVerdict(protocol) {
  byId('verdict').textContent =
    protocol === 'h3' ? 'The latest request went over HTTP/3: this browser speaks QUIC to the server.'
      : protocol === 'h2' ? 'The latest request went over HTTP/2: this browser has not switched to HTTP/3 yet.'
        : `The latest request went over ${protocol}: HTTP/2 and HTTP/3 need https.`;
}

/* Requests */

// The entry is queued when the body has been read, which may be a moment after the fetch resolves.
function timingOf(url) {
  return new Promise((resolve) => {
    const observer = new PerformanceObserver(look);
    function look() {
      const [entry] = performance.getEntriesByName(url);
      if (entry) {
        observer.disconnect();
        resolve(entry);
      }
    }
    observer.observe({ type: 'resource', buffered: true });
    look();
  });
}

async function sendOne() {
  const url = new URL(`api/protocol?n=${++sent}`, document.baseURI);
  const response = await fetch(url, { cache: 'no-store' });
  await response.json();
  return showRequest(url, await timingOf(url.href));
}

function showRequest(url, timing) {
  const protocol = timing.nextHopProtocol || 'unknown';
  const row = element('li', {},
    element('span', { className: 'method', textContent: 'GET' }),
    element('code', { textContent: url.pathname + url.search }),
    element('span', { className: 'badge', textContent: protocol }),
    element('span', { className: 'time', textContent: `${timing.duration.toFixed(1)} ms` }));
  row.dataset.protocol = protocol;
  const list = byId('requests');
  list.append(row);
  // Not scrollIntoView, which would move the page as well.
  list.scrollTop = list.scrollHeight;
  return protocol;
}

// One after another: each may travel on a connection that the one before has opened.
async function sendBatch() {
  const button = byId('again');
  button.disabled = true;
  try {
    for (let i = 0; i < BATCH; i++) {
      showVerdict(await sendOne());
    }
  } catch (failure) {
    byId('verdict').textContent = `The server does not answer: ${failure.message}`;
  } finally {
    button.disabled = false;
  }
}

/* Products */

const versions = new Map();

function price(product) {
  return new Intl.NumberFormat(undefined, { style: 'currency', currency: product.currency }).format(product.price);
}

function productRow(product) {
  const row = element('tr', {},
    element('td', { textContent: product.sku }),
    element('td', { textContent: product.name }),
    element('td', { className: 'number', textContent: price(product) }),
    element('td', { className: 'number', textContent: product.version }));
  const known = versions.size > 0;
  row.classList.toggle('changed', known && versions.get(product.id) !== product.version);
  return row;
}

async function loadProducts() {
  const response = await fetch('api/products?size=50');
  const page = await response.json();
  byId('products').replaceChildren(...page.items.map(productRow));
  versions.clear();
  page.items.forEach((product) => versions.set(product.id, product.version));
}

// Events say only that something changed; a burst of them causes one more reading, not one each.
let loading = false;
let outdated = false;

async function refresh() {
  outdated = true;
  if (loading) {
    return;
  }
  loading = true;
  try {
    while (outdated) {
      outdated = false;
      await loadProducts();
    }
  } catch {
    showLive(false);
  } finally {
    loading = false;
  }
}

function showLive(live) {
  byId('live').dataset.live = live;
  byId('live').textContent = live ? 'live' : 'reconnecting';
}

function followChanges() {
  const changes = new EventSource('api/products/changes');
  // Read the list at each (re)connection: what happened while nobody listened is not sent again.
  changes.onopen = () => { showLive(true); refresh(); };
  changes.onmessage = refresh;
  changes.onerror = () => showLive(false);
}

showNavigation();
followChanges();
byId('again').addEventListener('click', sendBatch);
sendBatch();
