// Watching one thing: never two requests at once, as often as the app says, not while nobody looks.

const LONGEST_WAIT = 60;

/** The watch that runs; there is one at most. */
let watching = null;

function stopWatching() {
  if (watching) {
    watching.stop();
    watching = null;
  }
}

/**
 * Asks for a path again and again as its Retry-After says; without one it has ended.
 * changed(body) when something is new, same() when nothing is, failed(problem) when it could not be asked.
 */
function watch(path, { changed, same, failed }) {
  stopWatching();
  let timer = 0;
  let tag = "";
  let asking = false;
  let over = false;
  let misses = 0;
  const aborted = new AbortController();

  async function ask() {
    clearTimeout(timer);
    if (asking || over || document.hidden) {
      return;
    }
    asking = true;
    let wait = 0;
    try {
      const answer = await call("GET", path, { tag, signal: aborted.signal });
      misses = 0;
      wait = answer.wait;
      if (answer.status === 304) {
        same();
      } else {
        const body = await answer.reply.json();
        tag = answer.tag;
        if (!over) {
          changed(body);
        }
      }
    } catch (error) {
      misses++;
      wait = error.offline || error.status >= 500 || error.status === 429 ? Math.min(LONGEST_WAIT, 2 ** misses) : 0;
      if (!over) {
        failed(error, wait);
      }
    }
    asking = false;
    if (wait > 0 && !over && !document.hidden) {
      timer = setTimeout(ask, wait * 1000);
    }
  }

  function look() {
    if (document.hidden) {
      clearTimeout(timer);
    } else {
      ask();
    }
  }

  document.addEventListener("visibilitychange", look);
  window.addEventListener("online", look);
  window.addEventListener("pageshow", look);
  watching = {
    now: ask,
    /** Asks as if nothing were known. */
    anew() {
      tag = "";
      ask();
    },
    stop() {
      over = true;
      clearTimeout(timer);
      aborted.abort();
      document.removeEventListener("visibilitychange", look);
      window.removeEventListener("online", look);
      window.removeEventListener("pageshow", look);
    },
  };
  ask();
  return watching;
}
