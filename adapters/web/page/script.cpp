#include "adapters/web/page/script.hpp"

namespace safon::web {

// Finding while one types: what the button would show, once nothing has been typed for a moment. An answer that comes
// after a later question is left. Signed out, or refused: nothing happens, and the button says why.
const char* const script = R"('use strict';
const form = document.getElementById('find'), found = document.getElementById('found');
if (form && found) {
  let asked = 0, pause = 0;
  form.elements.id.addEventListener('input', () => {
    clearTimeout(pause);
    pause = setTimeout(async () => {
      const mine = ++asked;
      try {
        const answer = await fetch('/search/found', { method: 'POST', body: new URLSearchParams(new FormData(form)) });
        if (mine === asked && answer.ok && !answer.redirected) found.innerHTML = await answer.text();
      } catch (failed) { /* the button asks again */ }
    }, 200);
  });
}
)";

}  // namespace safon::web
