// What the console does against those who mean ill: forms from elsewhere, markup in data, other people's councils.
#include <algorithm>

#include "adapters/web/routes.hpp"
#include "scene.hpp"

namespace safon::test {
namespace {

/// A script within a page; the one file of ours is none.
bool has_script(http::Response page) {
  const std::string ours = "<script src=\"/script.js\"></script>";
  if (const auto at = page.body.find(ours); at != std::string::npos) page.body.erase(at, ours.size());
  return has(page, "<script");
}

TEST_CASE("every answer has the headers that keep browsers safe") {
  Scene scene;
  Browser browser(scene);
  for (const char* path : {"/sign-in", "/queue", "/style.css", "/no/such/page"}) {
    CAPTURE(path);
    const auto answer = browser.get(path);
    const auto contents = header(answer, "Content-Security-Policy");
    CHECK(contents.starts_with("default-src 'none'"));
    CHECK(contents.find("unsafe") == std::string::npos);
    CHECK(contents.find("script-src 'self';") != std::string::npos);  // files of ours, nothing within pages
    CHECK(contents.find("style-src 'self';") != std::string::npos);
    CHECK(contents.find("frame-ancestors 'none'") != std::string::npos);
    CHECK(header(answer, "X-Content-Type-Options") == "nosniff");
    CHECK(header(answer, "Referrer-Policy") == "same-origin");
    CHECK(header(answer, "Cache-Control") == (std::string(path) == "/style.css" ? "max-age=3600" : "no-store"));
    CHECK(header(answer, "Strict-Transport-Security").empty());
  }
  scene.restart([](web::ConsoleSettings& settings) { settings.secure = true; });
  CHECK(header(browser.get("/sign-in"), "Strict-Transport-Security") == "max-age=31536000");
}

TEST_CASE("cookies are kept from scripts and other sites, and with TLS from the open wire") {
  Scene scene;
  scene.add("mair", "officer");
  Browser browser(scene);
  CHECK(header(browser.sign_in("mair"), "Set-Cookie").ends_with("; Path=/; HttpOnly; SameSite=Lax"));
  scene.restart([](web::ConsoleSettings& settings) { settings.secure = true; });
  Browser over_tls(scene);
  const auto cookie = header(over_tls.sign_in("mair"), "Set-Cookie");
  CHECK(cookie.starts_with("__Host-safon_session="));
  CHECK(cookie.ends_with("; Path=/; HttpOnly; SameSite=Lax; Secure"));
}

TEST_CASE("a form without our word, with another's, or from another site does nothing") {
  Scene scene;
  scene.add("mair", "officer,policy,auditor");
  scene.add("ann", "officer,policy,auditor");
  Browser mair(scene), ann(scene);
  mair.sign_in("mair");
  ann.sign_in("ann");
  mair.get("/queue");
  ann.get("/queue");
  for (const auto& route : web::routes()) {
    if (route.method != "POST") continue;
    CAPTURE(route.path);
    std::string path(route.path);
    if (const auto star = path.find('*'); star != std::string::npos) path.replace(star, 1, "1");
    CHECK(mair.post(path, {{"form_word", ""}}).status == 403);
    CHECK(mair.post(path, {{"form_word", ann.form_word}}).status == 403);
    CHECK(mair.post(path, {}, {{"sec-fetch-site", "cross-site"}}).status == 403);
    CHECK(mair.post(path, {}, {{"sec-fetch-site", "same-site"}}).status == 403);
    CHECK(mair.post(path, {}, {{"origin", "https://elsewhere.test"}}).status == 403);
    CHECK(mair.post(path, {}, {{"origin", "null"}}).status == 403);
    CHECK(mair.post(path, {}, {{"content-type", "text/plain"}}).status == 415);
  }
  CHECK(mair.get("/queue").status == 200);  // she is still in
  CHECK(mair.post("/sign-out", {}, {{"origin", "https://console.test"}, {"sec-fetch-site", "same-origin"}}).status ==
        303);
}

TEST_CASE("after signing in the way leads to our own pages only") {
  Scene scene;
  scene.add("mair", "officer");
  for (const char* then : {"//elsewhere.test", "https://elsewhere.test", "/\\elsewhere.test", "/queue\r\nX: y"}) {
    CAPTURE(then);
    Browser browser(scene);
    browser.get("/sign-in");
    const auto answer = browser.post("/sign-in", {{"name", "mair"}, {"password", everybodys_password}, {"then", then}});
    CHECK(header(answer, "Location") == "/");
  }
}

TEST_CASE("what people type comes back as text, never as markup") {
  Scene scene;
  scene.add("mair", "officer");
  Browser browser(scene);
  browser.sign_in("mair");
  browser.get("/search");
  const std::string nasty = "\"><script>alert(1)</script>";
  const auto found = browser.post("/search", {{"id", nasty}});
  CHECK(has(found, "&quot;&gt;&lt;script&gt;"));
  CHECK(!has_script(found));
  const auto part = browser.post("/search/found", {{"id", nasty}});
  CHECK(!has(part, "<script"));
  const auto queue = browser.get("/queue?council=%22%3E%3Cscript%3E&order=%3Cscript%3E");
  CHECK(queue.status == 200);
  CHECK(!has(queue, "<script"));
  const auto path = "/participant/" + std::to_string(scene.key_of("N-001"));
  browser.get(path);
  const std::map<std::string, std::string, std::less<>> decision{
      {"programme", "badges"}, {"status", "helper"}, {"decision", "decline"}, {"reason", nasty}};
  auto fields = decision;
  fields["programme"] = "";
  const auto preview = browser.post(path + "/preview", fields);
  CHECK(preview.status == 200);
  CHECK(!has(preview, "<script"));
  CHECK(browser.post(path + "/decide", fields).status == 303);
  const auto after = browser.get(path);
  CHECK(has(after, "&lt;script&gt;alert(1)"));
  CHECK(!has(after, "<script"));
}

TEST_CASE("nothing on a page runs, and nothing is styled in line") {
  Scene scene(Of::hall);
  REQUIRE(scene.run("waive H-2 hygiene -r r.db --until 2026-09-30 --reason why --by mair --on 2026-04-01") == 0);
  REQUIRE(scene.run("correct H-2 score -r r.db --to 50 --source file --reason why --by mair --on 2026-04-01") == 0);
  scene.add("all", "officer,auditor,policy,operator,administrator");
  Browser browser(scene);
  browser.sign_in("all");
  for (const auto& route : web::routes()) {
    if (route.method != "GET") continue;
    std::string path(route.path);
    // There is no certificate here, nor an audited change; `certificates` and `audits` look at those pages. What
    // programs ask for is no page.
    constexpr std::string_view elsewhere[] = {"/certificates/*", "/verify/*", "/issuer",  "/credentials/*",
                                              "/status-lists/*", "/keys/*",   "/audits/*"};
    if (std::ranges::find(elsewhere, route.path) != std::end(elsewhere)) continue;
    if (const auto star = path.find('*'); star != std::string::npos) path.replace(star, 1, "1");
    CAPTURE(path);
    const auto answer = browser.get(path);
    CHECK(answer.status < 400);
    for (const char* what : {" style=", "<style", "javascript:", " onclick", " onload", "http://", "https://"})
      CHECK_MESSAGE(!has(answer, what), what);
    CHECK(!has_script(answer));
  }
}

TEST_CASE("whoever looks after one council sees nobody of another") {
  Scene scene;
  scene.add("north", "officer,auditor", "north");
  Browser browser(scene);
  browser.sign_in("north");
  const auto queue = browser.get("/queue?council=south");
  CHECK(has(queue, "N-002"));
  CHECK(!has(queue, "S/1"));
  CHECK(browser.get("/participant/" + std::to_string(scene.key_of("N-002"))).status == 200);
  const auto other = "/participant/" + std::to_string(scene.key_of("S/1"));
  CHECK(browser.get(other).status == 403);
  for (const char* what : {"/preview", "/decide"})
    CHECK(browser.post(other + what, {{"decision", "certify"}, {"status", "helper"}}).status == 403);
  browser.get("/search");
  for (const char* what : {"/search", "/search/found"}) {
    CHECK(!has(browser.post(what, {{"id", "S"}}), "S/1"));
    CHECK(has(browser.post(what, {{"id", "N-"}}), "N-002"));
  }
  CHECK(!has(browser.get("/audit"), "S/1"));
  CHECK(!has(browser.get("/imports"), "south_1.xml"));
  CHECK(browser.get("/imports/2").status == 403);
  CHECK(browser.get("/imports/1").status == 200);
}

TEST_CASE("addresses hold numbers only: no id, no name, no reason") {
  Scene scene;
  scene.add("mair", "officer");
  Browser browser(scene);
  browser.sign_in("mair");
  browser.get("/search");
  const auto found = browser.post("/search", {{"id", "N-002"}});
  CHECK(header(found, "Location") == "/participant/" + std::to_string(scene.key_of("N-002")));
  CHECK(browser.get("/participant/N-002").status == 404);
  CHECK(browser.get("/participant/999").status == 404);
  CHECK(browser.get("/participant/1234567890123456789").status == 404);
}

}  // namespace
}  // namespace safon::test
