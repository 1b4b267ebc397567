// Each limit at its edge: what just fits goes in, one more does not.
#include "adapters/xml/limits.hpp"

#include <doctest/doctest.h>
#include <sys/resource.h>

#include <memory>

#include "sample.hpp"

using namespace safon;
using namespace safon::xml;
using sample::field;
using sample::read;

namespace {

std::string repeated(std::string_view text, std::size_t count) {
  std::string all;
  for (std::size_t i = 0; i < count; ++i) all += text;
  return all;
}

model::Feed names() {
  model::Feed feed = sample::ids_only();
  feed.fields.push_back(field(sample::name, {"n"}));
  return feed;
}

// `prefix`, then `piece` again and again up to some size, then `suffix`, made as it is read.
InputSource generated(std::string prefix, std::function<std::string(std::size_t)> piece, std::size_t bytes,
                      std::string suffix) {
  struct State {
    std::string pending, suffix;
    std::size_t made = 0, pieces = 0;
    bool ended = false;
  };
  auto state = std::make_shared<State>(State{std::move(prefix), std::move(suffix)});
  return [=](std::span<char> buffer) -> std::expected<std::size_t, std::string> {
    while (state->pending.size() < buffer.size() && !state->ended) {
      if (state->made < bytes) {
        const std::string next = piece(state->pieces++);
        state->made += next.size();
        state->pending += next;
      } else {
        state->pending += state->suffix;
        state->ended = true;
      }
    }
    const std::size_t count = std::min(buffer.size(), state->pending.size());
    std::copy_n(state->pending.data(), count, buffer.data());
    state->pending.erase(0, count);
    return count;
  };
}

long peak_kilobytes() {
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  return usage.ru_maxrss;
}

}  // namespace

TEST_CASE("depth") {
  const auto nested = [](std::size_t depth) {
    return "<r><p id='1'>" + repeated("<a>", depth - 2) + repeated("</a>", depth - 2) + "</p></r>";
  };
  CHECK(read(nested(limits::depth), sample::ids_only()).error == "");
  CHECK(read(nested(limits::depth + 1), sample::ids_only()).error ==
        "1:308 X010 elements are nested more than 100 deep");
}

TEST_CASE("attributes of one element") {
  const auto with = [](std::size_t count) {
    std::string xml = "<r><p id='1'";
    for (std::size_t i = 1; i < count; ++i) xml += " a" + std::to_string(i) + "=''";
    return xml + "/></r>";
  };
  CHECK(read(with(limits::attributes), sample::ids_only()).error == "");
  CHECK(read(with(limits::attributes + 1), sample::ids_only()).error == "1:4 X011 `<p>` has more than 200 attributes");
}

TEST_CASE("length of an attribute") {
  const auto with = [](std::size_t size) { return "<r><p id='1' k='" + std::string(size, 'x') + "'/></r>"; };
  model::Feed feed = sample::ids_only();
  feed.fields.push_back(field(sample::name, {"@k"}));
  CHECK(read(with(limits::value), feed).error == "");
  CHECK(read(with(limits::value + 1), feed).error == "1:17 X012 the attribute `k` is longer than 65536 bytes");
}

TEST_CASE("length of an id") {
  const auto with = [](std::size_t size) {
    return read("<r><p id='" + std::string(size, 'x') + "'/></r>", sample::ids_only()).rejections;
  };
  CHECK(with(limits::name).empty());
  CHECK(with(limits::name + 1) == std::vector<std::string>{"1:11 X217  id: a name of more than 200 bytes, `" +
                                                           std::string(60, 'x') + "…`, is not taken"});
}

TEST_CASE("participants rejected before any goes in") {
  const auto with = [](std::size_t count) {
    return read("<r>" + repeated("<p/>", count) + "<p id='1'/></r>", sample::ids_only());
  };
  CHECK(with(limits::hopeless - 1).error == "");
  const auto outcome = with(limits::hopeless);
  CHECK(outcome.error ==
        "1:8000 X109 the first 2000 participants are all rejected: the feed `ids` does not fit this file");
  CHECK(outcome.rejections.size() == limits::hopeless);
}

TEST_CASE("length of an element's text: the participant is rejected") {
  const auto with = [](std::size_t size) {
    return "<r><p id='1'><n>" + std::string(size, 'x') + "</n></p><p id='2'/></r>";
  };
  CHECK(read(with(limits::value), names()).rejections.empty());
  const auto outcome = read(with(limits::value + 1), names());
  CHECK(outcome.error == "");
  CHECK(outcome.rejections == std::vector<std::string>{"1:14 X214 1 name: the text of `n` is longer than 65536 bytes"});
  CHECK(outcome.records == "'2' name=- @1\n");
}

TEST_CASE("length of a header's text: the file is refused") {
  model::Feed feed = sample::feed();
  feed.received->paths = {"/return/header"};
  const std::string xml = "<return><header>2026-11-01" + std::string(limits::value, 'x') + "</header></return>";
  CHECK(read(xml, feed).error == "1:9 X012 this element's text is longer than 65536 bytes");
}

TEST_CASE("size of what stands outside participants") {
  model::Feed feed = sample::feed();
  const auto with = [&](std::size_t count) {
    return read("<return><header extracted='2026-11-01'/>" +
                    repeated("<header extracted='" + std::string(1000, ' ') + "'/>", count) +
                    "<participants><participant id='1'/></participants></return>",
                feed)
        .error;
  };
  CHECK(with(limits::header / 2000) == "");
  CHECK(with(limits::header / 1000)
            .find(" X014 what stands outside participants takes more than 1048576 bytes of memory") !=
        std::string::npos);
}

TEST_CASE("length of one piece of markup") {
  const auto with = [](std::size_t size) { return "<r><!--" + std::string(size, 'x') + "--><p id='1'/></r>"; };
  CHECK(read(with(limits::markup - limits::chunk), sample::ids_only()).error == "");
  CHECK(read(with(limits::markup + 2 * limits::chunk), sample::ids_only()).error ==
        "1:4 X013 a tag, comment, CDATA section or instruction is longer than 262144 bytes");
  // A tag that never ends is refused before it has been gathered.
  const auto endless =
      generated("<r><p ", [](std::size_t i) { return "a" + std::to_string(i) + "='' "; }, std::size_t(1) << 30, "");
  CHECK(read(endless, sample::ids_only(), sample::policy()).error ==
        "1:4 X013 a tag, comment, CDATA section or instruction is longer than 262144 bytes");
}

TEST_CASE("size of one participant: it is rejected, and what follows goes in") {
  const std::string item = "<n>" + std::string(1000, 'x') + "</n>";
  const auto with = [&](std::size_t bytes) {
    return read(generated(
                    "<r><p id='1'>", [&](std::size_t) { return item; }, bytes, "</p><p id='2'/></r>"),
                names(), sample::policy());
  };
  CHECK(with(limits::participant / 2).rejections.empty());
  const auto outcome = with(2 * limits::participant);
  CHECK(outcome.error == "");
  CHECK(outcome.rejections ==
        std::vector<std::string>{"1:4 X213 1 : this participant takes more than 8388608 bytes of memory"});
  CHECK(outcome.records == "'2' name=- @1\n");
}

TEST_CASE("rows of one participant") {
  model::Feed feed = sample::ids_only();
  feed.lists = {sample::list(sample::activities, "e", {field(sample::held, {"@d"})})};
  const auto with = [&](std::size_t rows) {
    return read("<r><p id='1'>" + repeated("<e d='2026-01-01'/>", rows) + "</p></r>", feed);
  };
  CHECK(with(limits::rows).summary.rows == limits::rows);
  const auto outcome = with(limits::rows + 1);
  REQUIRE(outcome.rejections.size() == 1);
  CHECK(outcome.rejections[0].ends_with(" X212 1 : this participant's lists have more than 10000 items together"));
}

TEST_CASE("faults listed for one participant") {
  model::Feed feed = sample::ids_only();
  feed.lists = {sample::list(sample::activities, "e", {field(sample::held, {"@d"})})};
  const auto with = [&](std::size_t faults) {
    return read("<r><p id='1'>" + repeated("<e d='x'/>", faults) + "</p></r>", feed).rejections;
  };
  CHECK(with(limits::faults).size() == limits::faults);
  const auto rejections = with(limits::faults + 5);
  REQUIRE(rejections.size() == limits::faults + 1);
  CHECK(rejections.back() == "1:220 X215 1 : this record has more than 20 faults; the rest are not listed");
}

TEST_CASE("codes listed in a message") {
  model::Feed feed = sample::ids_only();
  feed.fields.push_back(field(sample::role, {"@role"}));
  for (char c = 'A'; c <= 'J'; ++c) feed.fields[1].codes.push_back({std::string(1, c), 0});
  CHECK(read("<r><p id='1' role='other'/></r>", feed)
            .rejections.front()
            .ends_with("`A`, `B`, `C`, `D`, `E`, `F`, `G`, `H` and 2 more"));
}

TEST_CASE("memory does not grow with the file") {
  model::Feed feed = sample::feed();
  const std::string events =
      repeated("<event kind='coaching' date='2026-01-01' hours='2'><result>passed</result></event>\n", 40);
  const auto participant = [&](std::size_t number) {
    return "<participant id='P" + std::to_string(number) + "' role='TM'><post><start>01/02/2026</start></post><cpd>" +
           events + "</cpd></participant>\n";
  };
  const auto take = [&](std::size_t bytes) {
    ReturnSink sink{[](RecordBatch&) {}, [](const Rejection&) {}};
    const model::Policy policy = sample::policy();
    const auto summary = read_return(generated("<return><header extracted='2026-11-01'/><participants>\n", participant,
                                               bytes, "</participants></return>"),
                                     {"big.xml", {}}, policy, feed, sink);
    REQUIRE(summary);
    CHECK(summary->rejected == 0);
    return *summary;
  };
  take(4 << 20);
  const long before = peak_kilobytes();
  const ReturnSummary summary = take(std::size_t(60) << 20);
  CHECK(summary.bytes > (std::size_t(60) << 20));
  CHECK(summary.mapped > 15'000);
#if defined(__SANITIZE_ADDRESS__)
  (void)before;  // the sanitizer keeps freed memory for a while
#else
  CHECK(peak_kilobytes() - before < 4096);
#endif
}
