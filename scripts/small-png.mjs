// A screenshot as a small PNG: at most 48 colours, an index a pixel. Pages are flat; their edges keep a few greys.
import { deflateSync, inflateSync } from "node:zlib";

const colours = 48;
const signature = Buffer.from([137, 80, 78, 71, 13, 10, 26, 10]);

/** Bytes of an 8-bit RGB or RGBA PNG, without interlace, as those of an indexed one. */
export function smallPng(png) {
  const { width, height, pixels } = decode(png);
  const counts = new Map();
  for (const pixel of pixels) counts.set(pixel & 0xf8f8f8, (counts.get(pixel & 0xf8f8f8) ?? 0) + 1);
  // A little of a strong colour means a segment; a little of a grey is the edge of a letter.
  const weight = ([bucket, count]) => count * (64 + strengthOf(bucket));
  const commonest = [...counts].sort((a, b) => weight(b) - weight(a)).slice(0, colours);
  const palette = commonest.map(([bucket]) => commonestIn(pixels, bucket));
  const nearest = new Map();
  const rows = Buffer.alloc(height * (width + 1));
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) {
      const pixel = pixels[y * width + x];
      let index = nearest.get(pixel);
      if (index === undefined) {
        index = nearestOf(palette, pixel);
        nearest.set(pixel, index);
      }
      rows[y * (width + 1) + 1 + x] = index;
    }
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 3, 0, 0, 0], 8);
  const plte = Buffer.from(palette.flatMap((c) => [c >> 16, (c >> 8) & 255, c & 255]));
  return Buffer.concat([
    signature,
    chunk("IHDR", header),
    chunk("PLTE", plte),
    chunk("IDAT", deflateSync(rows, { level: 9, memLevel: 9 })),
    chunk("IEND", Buffer.alloc(0)),
  ]);
}

function strengthOf(colour) {
  const channels = [colour >> 16, (colour >> 8) & 255, colour & 255];
  return Math.max(...channels) - Math.min(...channels);
}

function commonestIn(pixels, bucket) {
  const best = new Map();
  for (const pixel of pixels) if ((pixel & 0xf8f8f8) === bucket) best.set(pixel, (best.get(pixel) ?? 0) + 1);
  return [...best].sort((a, b) => b[1] - a[1])[0][0];
}

function nearestOf(palette, pixel) {
  const distance = (c) =>
    ((c >> 16) - (pixel >> 16)) ** 2 +
    (((c >> 8) & 255) - ((pixel >> 8) & 255)) ** 2 +
    ((c & 255) - (pixel & 255)) ** 2;
  let best = 0;
  for (let i = 1; i < palette.length; i++) if (distance(palette[i]) < distance(palette[best])) best = i;
  return best;
}

function decode(png) {
  const [width, height, channels] = [png.readUInt32BE(16), png.readUInt32BE(20), png[25] === 6 ? 4 : 3];
  const parts = [];
  for (let at = 8; at < png.length; ) {
    const length = png.readUInt32BE(at);
    if (png.toString("latin1", at + 4, at + 8) === "IDAT") parts.push(png.subarray(at + 8, at + 8 + length));
    at += 12 + length;
  }
  const raw = inflateSync(Buffer.concat(parts));
  const stride = width * channels;
  const lines = new Uint8Array(height * stride);
  for (let y = 0; y < height; y++) unfilter(raw, lines, y, stride, channels);
  const pixels = new Int32Array(width * height);
  for (let i = 0; i < pixels.length; i++) {
    const at = i * channels;
    pixels[i] = (lines[at] << 16) | (lines[at + 1] << 8) | lines[at + 2];
  }
  return { width, height, pixels };
}

/** Undo a line's filter (PNG specification, section 9). */
function unfilter(raw, lines, y, stride, channels) {
  const filter = raw[y * (stride + 1)];
  for (let i = 0; i < stride; i++) {
    const left = i < channels ? 0 : lines[y * stride + i - channels];
    const up = y === 0 ? 0 : lines[(y - 1) * stride + i];
    const corner = y === 0 || i < channels ? 0 : lines[(y - 1) * stride + i - channels];
    const guess = [0, left, up, (left + up) >> 1, paeth(left, up, corner)][filter];
    lines[y * stride + i] = raw[y * (stride + 1) + 1 + i] + guess;
  }
}

function paeth(left, up, corner) {
  const [a, b, c] = [Math.abs(up - corner), Math.abs(left - corner), Math.abs(left + up - 2 * corner)];
  return a <= b && a <= c ? left : b <= c ? up : corner;
}

const table = Array.from({ length: 256 }, (_, n) => {
  let c = n;
  for (let k = 0; k < 8; k++) c = c & 1 ? 0xedb88320 ^ (c >>> 1) : c >>> 1;
  return c >>> 0;
});

function chunk(type, data) {
  const body = Buffer.concat([Buffer.from(type, "latin1"), data]);
  let crc = 0xffffffff;
  for (const byte of body) crc = table[(crc ^ byte) & 255] ^ (crc >>> 8);
  const framed = Buffer.alloc(body.length + 8);
  framed.writeUInt32BE(data.length, 0);
  body.copy(framed, 4);
  framed.writeUInt32BE((crc ^ 0xffffffff) >>> 0, body.length + 4);
  return framed;
}
