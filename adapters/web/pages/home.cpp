// What has no page of its own.
#include "adapters/certificate/page.hpp"
#include "adapters/cli/page/status_diagram.hpp"
#include "adapters/web/page/script.hpp"
#include "adapters/web/page/style.hpp"
#include "adapters/web/pages/pages.hpp"
#include "adapters/web/routes.hpp"

namespace safon::web {

http::Response style_sheet(Visit&) {
  return {.type = "text/css; charset=utf-8",
          .body = std::string(style) + diagram_style + certificate::certificate_style,
          .headers = {{"Cache-Control", "max-age=3600"}}};
}

http::Response script_file(Visit&) {
  return {.type = "text/javascript; charset=utf-8", .body = script, .headers = {{"Cache-Control", "max-age=3600"}}};
}

/// For whoever watches over the server: it answers, and the register can be read.
http::Response health(Visit&) {
  return {.type = "text/plain; charset=utf-8", .body = "ok\n", .headers = {}};
}

/// The first page of the menu that is for this person.
http::Response home(Visit& visit) {
  std::vector<std::string> parts;
  for (const char* path : {"/queue", "/overview", "/people"}) {
    bool other_method = false;
    const auto* route = find_route("GET", path, parts, other_method);
    if (route && allowed(*route, &*visit.person)) return see_other(path);
  }
  return see_other("/password");
}

}  // namespace safon::web
