(function () {
  var body = document.body, news = body.dataset.news, home = body.dataset.home;
  function again() { location.replace(home + '?live'); }
  if (!location.search && !document.querySelector('fieldset,.told')) { again(); return; }
  var stream = new EventSource(home + '/events');
  stream.onmessage = function (e) { if (e.data !== news) { stream.close(); again(); } };
  stream.onerror = function () { if (stream.readyState === 2) setTimeout(again, 5000); };
  document.addEventListener('visibilitychange', function () { if (!document.hidden && stream.readyState === 2) again(); });
})();
