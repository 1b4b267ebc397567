// A draft in the console: what came with the form is simulated, and nothing is kept of it.
#include <filesystem>
#include <fstream>

#include "adapters/web/http/multipart.hpp"
#include "scene.hpp"

namespace safon::test {
namespace {

std::string club() {
  std::ifstream file(SAFON_SOURCE_DIR "/tests/cli/policy/club.safon");
  return {std::istreambuf_iterator<char>(file), {}};
}

std::string with(std::string text, const std::string& was, const std::string& is) {
  const auto at = text.find(was);
  REQUIRE(at != std::string::npos);
  return text.replace(at, was.size(), is);
}

std::string bytes_of(const Scene& scene) {
  std::ifstream file(scene.path(), std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

TEST_CASE("a draft is held against everybody, and nothing changes") {
  Scene scene;
  scene.add("pol", "policy");
  scene.add("aud", "auditor");
  Browser pol(scene), aud(scene);
  pol.sign_in("pol");
  aud.sign_in("aud");
  CHECK(has(pol.get("/draft"), "enctype=\"multipart/form-data\""));
  aud.get("/draft");
  const auto before = bytes_of(scene);
  const auto draft = with(club(), "metres is at least 25", "metres is at least 2500");
  const auto answer = pol.post_files("/draft", {{"club.safon", draft}});
  CHECK(answer.status == 200);
  CHECK(has(answer, "What a draft would change: Swimming club"));
  CHECK(has(answer, "Participants by status, before and after: Badges"));
  CHECK(!has(answer, "N-00"));  // numbers are for policy staff, names are not
  CHECK(has(aud.post_files("/draft", {{"club.safon", draft}}), "N-00"));
  CHECK(has(aud.post_files("/draft", {{"any_name.safon", draft}}), "N-00"));
  CHECK(has(aud.post_files("/draft", {{"club.safon", club()}}), "word for word"));
  CHECK(bytes_of(scene) == before);
}

TEST_CASE("a draft that cannot be simulated says why") {
  Scene scene;
  scene.add("pol", "policy");
  scene.add("one", "policy", "north");
  Browser pol(scene), one(scene);
  pol.sign_in("pol");
  pol.get("/draft");
  CHECK(has(pol.post_files("/draft", {}), "Choose one rule file"));
  const auto broken = pol.post_files("/draft", {{"club.safon", with(club(), "status learner", "statsu learner")}});
  CHECK(broken.status == 400);
  CHECK(has(broken, "club.safon:"));
  CHECK(has(pol.post_files("/draft", {{"club.safon", with(club(), "policy club", "policy other")}}), "another policy"));
  const auto markup = pol.post_files("/draft", {{"club.safon", "<script>alert(1)</script>"}});
  CHECK(!has(markup, "<script>alert"));
  const auto uses = pol.post_files("/draft", {{"club.safon", club() + "\nuse \"elsewhere.safon\"\n"}});
  CHECK_MESSAGE(has(uses, "neither among the files"), uses.body);
  // Who looks after one council does not see what becomes of the others.
  one.sign_in("one");
  CHECK(one.get("/draft").status == 403);
  one.get("/overview");
  CHECK(one.post_files("/draft", {{"club.safon", club()}}).status == 403);
  // Files go nowhere else.
  CHECK(pol.post_files("/password", {{"club.safon", club()}}).status == 415);
}

TEST_CASE("forms with files are read as browsers write them") {
  const std::string type = "multipart/form-data; boundary=\"x y\"";
  const auto form =
      http::multipart_form(type,
                           "--x y\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\n1\r\n--x y\r\n"
                           "content-type: text/plain\r\nCONTENT-DISPOSITION: form-data; name=f; "
                           "filename=\"C:\\rules\\r.safon\"\r\n\r\n-- one\r\n--x\r\n\r\n--x y\r\n"
                           "Content-Disposition: form-data; name=\"f\"; filename=\"\"\r\n\r\n\r\n--x y--\r\n");
  REQUIRE(form);
  CHECK(form->fields == http::Fields{{"a", "1"}});
  REQUIRE(form->uploads.size() == 1);
  CHECK(form->uploads[0].field == "f");
  CHECK(form->uploads[0].name == "r.safon");
  CHECK(form->uploads[0].text == "-- one\r\n--x\r\n");

  const auto part = [](const std::string& headers) { return "--b\r\n" + headers + "\r\n\r\nx\r\n"; };
  const std::string good = "Content-Disposition: form-data; name=\"a\"", of_b = "multipart/form-data; boundary=b";
  CHECK(http::multipart_form(of_b, part(good) + "--b--"));
  CHECK(http::multipart_form(of_b, "--b--"));
  for (const auto& bad : {part(good), part("Content-Disposition: form-data"), part("name=\"a\""), std::string("--b"),
                          std::string(), "x" + part(good) + "--b--", std::string("--b\r\n") + good})
    CHECK_MESSAGE(!http::multipart_form(of_b, bad), bad);
  for (const char* bad : {"multipart/form-data", "multipart/form-data; boundary=", "multipart/form-data; boundary"})
    CHECK_MESSAGE(!http::multipart_form(bad, part(good) + "--b--"), bad);
  const auto many = [&](std::size_t count) {
    std::string body;
    for (std::size_t p = 0; p < count; ++p) body += part(good);
    return body + "--b--";
  };
  CHECK(http::multipart_form(of_b, many(http::fields_in_a_form)));
  CHECK(!http::multipart_form(of_b, many(http::fields_in_a_form + 1)));
  // Cut anywhere, it is refused or read, and never reads beyond.
  const auto whole = many(2);
  for (std::size_t length = 0; length < whole.size() - 2; ++length)
    CHECK(!http::multipart_form(of_b, std::string_view(whole).substr(0, length)));
}

}  // namespace
}  // namespace safon::test
