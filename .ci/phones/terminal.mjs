// A program on a terminal of tmux: keys in, what is seen out. All that the program wrote is
// kept in a file.
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';

export const sleep = (ms) => new Promise((done) => setTimeout(done, ms));

export class Terminal {
  constructor(socket, raw, width, height) {
    Object.assign(this, { socket, raw, width, height });
  }

  tmux(...args) {
    return execFileSync('tmux', ['-L', this.socket, '-f', '/dev/null', ...args], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });
  }

  // start runs a command line of the shell; what it writes goes to the file of raw output, too.
  start(command) {
    if (!this.begun) {
      this.tmux('new-session', '-d', '-x', String(this.width), '-y', String(this.height), 'sleep 86400');
      this.tmux('set-option', '-g', 'remain-on-exit', 'on');
      this.tmux('set-option', '-g', 'escape-time', '0');
      this.tmux('set-option', '-ga', 'terminal-overrides', ',*:Tc');
      this.tmux('pipe-pane', `cat >>${this.raw}`);
      this.begun = true;
    }
    this.tmux('respawn-pane', '-k', `COLORTERM=truecolor exec ${command}`);
    this.tmux('clear-history');
  }

  // frame is what is seen, a line of text each; with colours it has them as escapes.
  frame(...colours) { return this.tmux('capture-pane', '-p', ...colours); }

  pid() { return Number(this.tmux('display-message', '-p', '#{pane_pid}')); }

  async keys(...names) {
    for (const name of names) {
      this.tmux('send-keys', ...(name.length > 1 ? [name] : ['-l', name]));
      await sleep(60);
    }
  }

  // sees waits for a text on the screen.
  async sees(text, seconds = 10) {
    for (const end = Date.now() + 1000 * seconds; ;) {
      const frame = this.frame();
      if (frame.replace(/\s+/g, ' ').includes(text)) return frame;
      if (Date.now() > end) throw new Error(`the screen does not show ${JSON.stringify(text)}:\n${frame}`);
      await sleep(40);
    }
  }

  end() { try { this.tmux('kill-server'); } catch { /* it has ended */ } }
}

// rasterise draws the half blocks of a frame as a picture, each cell so many pixels wide and
// twice as high, in the colours that the frame has.
export function rasterise(frame, cell, file) {
  const rows = frame.replace(/\n$/, '').split('\n').map(cellsOf);
  const columns = Math.max(...rows.map((row) => row.length));
  const [width, height] = [columns * cell, rows.length * 2 * cell];
  const pixels = Buffer.alloc(width * height * 3);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const at = rows[Math.floor(y / (2 * cell))][Math.floor(x / cell)] ?? { text: ' ', fore: [0, 0, 0], back: [0, 0, 0] };
      const upper = Math.floor(y / cell) % 2 === 0;
      const ink = at.text === '█' || at.text === (upper ? '▀' : '▄');
      Buffer.from(ink ? at.fore : at.back).copy(pixels, 3 * (y * width + x));
    }
  }
  fs.writeFileSync(file, Buffer.concat([Buffer.from(`P6 ${width} ${height} 255\n`), pixels]));
}

// cellsOf reads a line with its colours.
function cellsOf(line) {
  const basic = [[0, 0, 0], [205, 0, 0], [0, 205, 0], [205, 205, 0], [0, 0, 238], [205, 0, 205], [0, 205, 205], [229, 229, 229]];
  const cube = (n) => (n < 8 ? basic[n] : n < 16 ? basic[n - 8].map((v) => Math.min(255, v + 50))
    : n >= 232 ? Array(3).fill(8 + 10 * (n - 232)) : [Math.floor((n - 16) / 36), Math.floor((n - 16) / 6) % 6, (n - 16) % 6].map((v) => (v ? 55 + 40 * v : 0)));
  let [fore, back] = [[212, 212, 212], [30, 30, 30]];
  const cells = [];
  for (const part of line.split(/(\x1b\[[0-9;:]*m)/)) {
    const style = /^\x1b\[([0-9;:]*)m$/.exec(part);
    if (!style) {
      for (const text of part) cells.push({ text, fore, back });
      continue;
    }
    const codes = (style[1] || '0').split(/[;:]/).map(Number);
    for (let i = 0; i < codes.length; i++) {
      const code = codes[i];
      const colour = () => (codes[i + 1] === 2 ? codes.slice(i + 2, (i += 4) + 1) : cube(codes[(i += 2)]));
      if (code === 0) [fore, back] = [[212, 212, 212], [30, 30, 30]];
      else if (code === 38) fore = colour();
      else if (code === 48) back = colour();
      else if (code >= 30 && code < 38) fore = basic[code - 30];
      else if (code >= 40 && code < 48) back = basic[code - 40];
      else if (code >= 90 && code < 98) fore = cube(code - 82);
      else if (code >= 100 && code < 108) back = cube(code - 92);
      else if (code === 39) fore = [212, 212, 212];
      else if (code === 49) back = [30, 30, 30];
    }
  }
  return cells;
}
