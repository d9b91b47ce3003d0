// Tells whether every column of every table of Word documents has at least a twelfth of its
// table's width: in less, words turn into one letter a line.
// Usage: node columns.mjs DOCUMENT...
import { execFileSync } from 'node:child_process';

let tables = 0;
for (const file of process.argv.slice(2)) {
  const xml = execFileSync('unzip', ['-p', file, 'word/document.xml'], { encoding: 'utf8', maxBuffer: 1 << 28 });
  for (const [grid] of xml.matchAll(/<w:tblGrid>.*?<\/w:tblGrid>/gs)) {
    const widths = [...grid.matchAll(/<w:gridCol w:w="(\d+)"/g)].map((m) => Number(m[1]));
    const sum = widths.reduce((a, b) => a + b, 0);
    tables++;
    if (Math.min(...widths) * 12 < sum - 12) throw new Error(`${file} has a table with columns of ${widths}`);
  }
}
if (tables === 0) throw new Error('there is no table to look at');
console.log(`${tables} tables have columns of a twelfth or more`);
