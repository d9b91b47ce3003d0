(function () {
  var body = document.body, news = body.dataset.news, home = body.dataset.home;
  function again() { location.replace(home + '?live'); }
  if (!location.search && !document.querySelector('fieldset,.told')) { again(); return; }
  var stream = new EventSource(home + '/events');
  stream.onmessage = function (e) { if (e.data !== news) { stream.close(); again(); } };
  function lost() { return stream.readyState === 2 && news.indexOf('over') !== 0; }
  stream.onerror = function () { if (lost()) setTimeout(again, 5000); };
  document.addEventListener('visibilitychange', function () { if (!document.hidden && lost()) again(); });
})();
