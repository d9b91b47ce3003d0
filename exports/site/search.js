(() => {
  'use strict';
  const plain = (text) => text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
  const words = document.getElementById('words');
  const found = document.getElementById('found');
  const entries = [...document.querySelectorAll('.entries > li')].map((item) => ({ item, text: plain(`${item.textContent} ${item.dataset.more}`) }));
  const letters = [...document.querySelectorAll('.letter')];
  const rest = document.querySelectorAll('.letters, .count, [aria-labelledby="filters"]');
  const show = () => {
    const asked = plain(words.value).split(/\s+/).filter(Boolean);
    let count = 0;
    for (const { item, text } of entries) {
      item.hidden = !asked.every((word) => text.includes(word));
      if (!item.hidden) count++;
    }
    for (const letter of letters) letter.hidden = !letter.querySelector('.entries > li:not([hidden])');
    for (const part of rest) part.hidden = asked.length > 0;
    found.textContent = asked.length === 0 ? '' : count === 0 ? 'No project has all of these words. Try fewer, or other ones.' : `${count} of ${entries.length} ${entries.length === 1 ? 'project' : 'projects'}`;
  };
  words.addEventListener('input', show);
  document.getElementById('search').hidden = false;
  show();
})();
