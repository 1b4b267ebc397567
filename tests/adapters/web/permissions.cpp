// Every route as every role, and without signing in. Made from the table of routes, so that none can be forgotten; what
// is right is written down here once more, by hand, so that a slip in the table shows.
#include <map>
#include <set>

#include "adapters/web/routes.hpp"
#include "scene.hpp"

namespace safon::test {
namespace {

/// "GET /queue" -> who gets past the door, by the first letters: Officer, Policy, Auditor, oPerator (R), aDministrator.
const std::map<std::string, std::string> right{
    {"GET /style.css", "everybody"},
    {"GET /script.js", "everybody"},
    {"GET /health", "everybody"},
    {"GET /sign-in", "everybody"},
    {"POST /sign-in", "everybody"},
    {"POST /sign-out", "OPARD"},
    {"GET /password", "OPARD"},
    {"POST /password", "OPARD"},
    {"GET /", "OPARD"},
    {"GET /people", "AD"},
    {"GET /access", "AD"},
    {"GET /queue", "OA"},
    {"GET /queue/decide", "O"},
    {"POST /queue/decide/preview", "O"},
    {"POST /queue/decide", "O"},
    {"GET /search", "OA"},
    {"POST /search", "OA"},
    {"POST /search/found", "OA"},
    {"GET /participant/*", "OA"},
    {"POST /participant/*/preview", "O"},
    {"POST /participant/*/decide", "O"},
    {"POST /participant/*/waiver/preview", "O"},
    {"POST /participant/*/waiver", "O"},
    {"GET /waivers", "OA"},
    {"GET /waivers/*", "OA"},
    {"POST /waivers/*/preview", "O"},
    {"POST /waivers/*/answer", "O"},
    {"POST /participant/*/revoking/preview", "O"},
    {"POST /participant/*/revoking", "O"},
    {"GET /participant/*/correction", "O"},
    {"POST /participant/*/correction/preview", "O"},
    {"POST /participant/*/correction", "O"},
    {"GET /corrections", "OA"},
    {"GET /corrections/*", "OA"},
    {"POST /corrections/*/withdraw", "O"},
    {"GET /certificates/*", "OA"},
    {"POST /participant/*/certificate", "O"},
    {"GET /verify", "everybody"},
    {"POST /verify", "everybody"},
    {"GET /verify/*", "everybody"},
    {"GET /credentials/*", "everybody"},
    {"GET /status-lists/*", "everybody"},
    {"GET /keys/*", "everybody"},
    {"GET /.well-known/jwks.json", "everybody"},
    {"GET /issuer", "everybody"},
    {"GET /overview", "OPAR"},
    {"GET /programmes", "OPAR"},
    {"GET /draft", "PA"},
    {"POST /draft", "PA"},
    {"GET /audit", "A"},
    {"GET /audit/waivers", "A"},
    {"GET /audits", "OA"},
    {"GET /audits/*", "OA"},
    {"POST /audits/*/finding", "A"},
    {"POST /audits/*/answer", "O"},
    {"GET /runs", "OAR"},
    {"GET /imports", "OAR"},
    {"GET /imports/*", "OAR"},
};

std::string as_asked(const std::string& pattern, ParticipantKey key) {
  std::string path;
  for (const char c : pattern) path += c == '*' ? std::to_string(key) : std::string(1, c);
  return path;
}

/// Turned away at the door: sent to sign in, or told that it is not for this role.
bool turned_away(const http::Response& response) {
  return response.status == 403 || (response.status == 303 && header(response, "Location").starts_with("/sign-in"));
}

TEST_CASE("every route lets in whom it should, and nobody else") {
  Scene scene;
  const std::map<char, std::string> names{
      {'O', "officer"}, {'P', "policy"}, {'A', "auditor"}, {'R', "operator"}, {'D', "administrator"}};
  for (const auto& [letter, role] : names) scene.add(role, role);
  const auto key = scene.key_of("N-002");
  std::set<std::string> seen;
  std::map<std::string, std::map<std::string, std::string>> cookies;  // by role
  for (const auto& route : web::routes()) {
    const auto name = std::string(route.method) + " " + std::string(route.path);
    CAPTURE(name);
    seen.insert(name);
    const auto expected = right.find(name);
    REQUIRE_MESSAGE(expected != right.end(), "say in this test who may");
    const auto path = as_asked(std::string(route.path), key);
    const bool everybody = expected->second == "everybody";
    const auto ask = [&](Browser& browser) {
      return route.method == "POST" ? browser.post(path, {}) : browser.get(path);
    };
    Browser stranger(scene);
    stranger.get("/sign-in");
    CHECK(turned_away(ask(stranger)) == !everybody);
    if (name == "POST /sign-out" || name == "POST /password") continue;  // these end sessions; below
    for (const auto& [letter, role] : names) {
      CAPTURE(role);
      Browser browser(scene);
      if (!cookies.contains(role)) {
        CHECK(browser.sign_in(role).status == 303);
        cookies[role] = browser.cookies;
      }
      browser.cookies = cookies[role];
      browser.get("/password");  // for the form's word
      const auto answer = ask(browser);
      if (everybody)
        CHECK(answer.status != 403);
      else
        CHECK(turned_away(answer) == (expected->second.find(letter) == std::string::npos));
    }
  }
  for (const auto& [name, who] : right) CHECK_MESSAGE(seen.contains(name), name, " is no route any more");
}

}  // namespace
}  // namespace safon::test
