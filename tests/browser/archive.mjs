// Archives for the tests, and servers that show them.
import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';

const [sourceArgument, programsArgument, ...rest] = process.argv.slice(2);
export const sourceFolder = path.resolve(sourceArgument);
export const programs = path.resolve(programsArgument);
export const only = rest[0] ?? '';
const work = mkdtempSync(path.join(tmpdir(), 'dateline-browser-'));
const servers = [];

export function endAll() {
  for (const server of servers) server.kill('SIGTERM');
  rmSync(work, { recursive: true, force: true });
}

function index(archive, ...inputs) {
  const done = spawnSync(path.join(programs, 'dateline-index'), ['--quiet', archive, ...inputs],
                         { cwd: sourceFolder, encoding: 'utf8' });
  // 1: some inputs were rejected.
  if (done.status > 1 || done.status === null) throw new Error(`dateline-index: ${done.stderr}`);
}

// The address of a server of the archive, without the slash at its end.
async function served(archive) {
  const server = spawn(path.join(programs, 'dateline-serve'), ['--port', '0', archive]);
  servers.push(server);
  let complaints = '';
  server.stderr.on('data', (text) => { complaints += text; });
  for await (const line of createInterface({ input: server.stdout })) return line.trim().replace(/\/$/, '');
  throw new Error(`dateline-serve: ${complaints}`);
}

export function archiveOf(name, ...inputs) {
  const archive = path.join(work, `${name}.archive`);
  index(archive, ...inputs);
  return served(archive);
}

export const bundledArchive = () => archiveOf('bundled', 'corpora/pages');

export function archiveOfArticles(name, articles) {
  if (articles.length === 0) return emptyArchive(name);
  const lines = path.join(work, `${name}.jsonl`);
  writeFileSync(lines, articles.map((article) => `${JSON.stringify(article)}\n`).join(''));
  return archiveOf(name, lines);
}

// An archive comes to be with its first article.
function emptyArchive(name) {
  const archive = path.join(work, `${name}.archive`);
  const lines = path.join(work, `${name}.jsonl`);
  writeFileSync(lines, `${JSON.stringify({ id: 'gone', title: 'Gone', body: 'An article that is taken away again, with a few words.' })}\n`);
  index(archive, lines);
  index(archive, '--delete', 'gone');
  return served(archive);
}
