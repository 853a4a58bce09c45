// A browser whose pages complain: of anything in the console, of requests that fail or go elsewhere, of what the
// Content-Security-Policy stops, of dialogs.
import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import path from 'node:path';

const packages = createRequire(path.join(process.env.DATELINE_BROWSER_PACKAGES, 'index.js'));
const { chromium } = packages('playwright-core');
const axe = packages('axe-core');

export const launched = () => chromium.launch({
  executablePath: process.env.DATELINE_BROWSER,
  // Chromium refuses its sandbox to root; pages here are our own.
  args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
});

// What a page did that it must not.  `expected`: statuses of answers that the test asks for on purpose.
function watched(page, address) {
  const faults = [];
  const watch = { faults, expected: new Set() };
  page.on('console', (message) => {
    const { url } = message.location();
    const told = `console ${message.type()}: ${message.text()}`;
    const isExpected = [...watch.expected].some((status) => message.text().includes(`status of ${status}`));
    if (['error', 'warning'].includes(message.type()) && !isExpected) faults.push(`${told} (${url})`);
  });
  page.on('pageerror', (error) => faults.push(`script: ${error}`));
  page.on('dialog', (dialog) => {
    faults.push(`dialog: ${dialog.message()}`);
    dialog.dismiss();
  });
  page.on('request', (request) => {
    if (!request.url().startsWith(`${address}/`) && !request.url().startsWith('blob:')) {
      faults.push(`request elsewhere: ${request.url()}`);
    }
  });
  // Leaving a page ends what it had asked for, and so does a file to be saved.
  page.on('requestfailed', (request) => {
    const { errorText } = request.failure();
    if (errorText !== 'net::ERR_ABORTED') faults.push(`request failed: ${request.url()} ${errorText}`);
  });
  page.on('response', (response) => {
    if (response.status() >= 400 && !watch.expected.has(response.status())) {
      faults.push(`answer ${response.status()}: ${response.url()}`);
    }
  });
  return watch;
}

// Runs `look` with a page of the server at this address.  Options: those of a browser context.
export async function withPage(browser, address, options, look) {
  const context = await browser.newContext({ baseURL: address, viewport: { width: 1280, height: 900 }, ...options });
  try {
    const page = await context.newPage();
    page.setDefaultTimeout(30_000);
    const watch = watched(page, address);
    await page.addInitScript(() => document.addEventListener('securitypolicyviolation', (event) =>
      console.error(`policy: ${event.violatedDirective} stopped ${event.blockedURI}`)));
    page.expectStatus = (status) => watch.expected.add(status);
    await look(page);
    assert.deepEqual(watch.faults, []);
  } finally {
    await context.close();
  }
}

// Serious findings of axe on the page as it is; of these rules alone, if there are any.
export async function barriers(page, rules) {
  await page.evaluate(axe.source);
  const found = await page.evaluate((only) => globalThis.axe.run(document, {
    resultTypes: ['violations'], ...(only ? { runOnly: { type: 'rule', values: only } } : {}) }), rules);
  return found.violations.filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, nodes }) => `${id}: ${nodes.slice(0, 3).map(({ html }) => html.slice(0, 200)).join(' | ')}`);
}

// What stands in the page, as a reader sees it.
export const textOf = async (page, selector) => (await page.locator(selector).first().innerText()).replace(/\s+/g, ' ').trim();
export const textsOf = async (page, selector) =>
  (await page.locator(selector).allInnerTexts()).map((text) => text.replace(/\s+/g, ' ').trim());
