// A picture with 256 colours at most, a third of the size: text on paper needs no more.
import { crc32 as zlibCrc, deflateSync } from 'node:zlib';

const kColours = 256;

function crc32(bytes) {
  if (zlibCrc) return zlibCrc(bytes);
  let sum = -1;
  for (const byte of bytes) {
    sum ^= byte;
    for (let bit = 0; bit < 8; ++bit) sum = (sum >>> 1) ^ (sum & 1 ? 0xedb88320 : 0);
  }
  return (sum ^ -1) >>> 0;
}

function chunk(name, bytes) {
  const out = Buffer.alloc(bytes.length + 12);
  out.writeUInt32BE(bytes.length, 0);
  out.write(name, 4, 'latin1');
  bytes.copy(out, 8);
  out.writeUInt32BE(crc32(out.subarray(4, bytes.length + 8)), bytes.length + 8);
  return out;
}

async function pixelsOf(browser, png) {
  const page = await browser.newPage();
  const { width, height, data } = await page.evaluate(async (base64) => {
    const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
    const picture = await createImageBitmap(new Blob([bytes], { type: 'image/png' }));
    const paper = new OffscreenCanvas(picture.width, picture.height).getContext('2d');
    paper.drawImage(picture, 0, 0);
    const { data: rgba } = paper.getImageData(0, 0, picture.width, picture.height);
    let letters = '';
    for (let at = 0; at < rgba.length; at += 0x8000) letters += String.fromCharCode(...rgba.subarray(at, at + 0x8000));
    return { width: picture.width, height: picture.height, data: btoa(letters) };
  }, png.toString('base64'));
  await page.close();
  return { width, height, rgba: Buffer.from(data, 'base64') };
}

// The most frequent colours stay as they are, the others become the nearest of them.
function palette(rgba) {
  const counts = new Map();
  for (let at = 0; at < rgba.length; at += 4) {
    const colour = rgba.readUIntBE(at, 3);
    counts.set(colour, (counts.get(colour) ?? 0) + 1);
  }
  const colours = [...counts].sort((a, b) => b[1] - a[1]).slice(0, kColours).map(([colour]) => colour);
  const numbers = new Map(colours.map((colour, i) => [colour, i]));
  const parts = (colour) => [colour >> 16, (colour >> 8) & 255, colour & 255];
  const numberOf = (colour) => {
    let number = numbers.get(colour);
    if (number === undefined) {
      const wanted = parts(colour);
      const distances = colours.map((each) => parts(each).reduce((sum, part, i) => sum + (part - wanted[i]) ** 2, 0));
      number = distances.indexOf(Math.min(...distances));
      numbers.set(colour, number);
    }
    return number;
  };
  return { colours, numberOf };
}

export async function smallPng(browser, png) {
  const { width, height, rgba } = await pixelsOf(browser, png);
  const { colours, numberOf } = palette(rgba);
  const rows = Buffer.alloc((width + 1) * height);
  for (let y = 0; y < height; ++y) {
    for (let x = 0; x < width; ++x) rows[y * (width + 1) + x + 1] = numberOf(rgba.readUIntBE(4 * (y * width + x), 3));
  }
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head.set([8, 3, 0, 0, 0], 8);
  const table = Buffer.from(colours.flatMap((colour) => [colour >> 16, (colour >> 8) & 255, colour & 255]));
  return Buffer.concat([Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'), chunk('IHDR', head), chunk('PLTE', table),
                        chunk('IDAT', deflateSync(rows, { level: 9 })), chunk('IEND', Buffer.alloc(0))]);
}
