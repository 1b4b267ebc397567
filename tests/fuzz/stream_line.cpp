// Any bytes as a line of a stream: it is answered or refused in one line, the same each time, and what was answered can
// be handed in again the next day.
#include <algorithm>
#include <boost/json.hpp>
#include <cstdint>
#include <cstdlib>
#include <string>

#include "adapters/cli/stream/stream_chunk.hpp"
#include "dsl/load/load.hpp"

namespace {

using namespace safon;

constexpr const char* rules = R"(
policy club "Club" {
  version "1"
  in force from 2020-01-01
  applies to everyone
  month end round down
}
record pool plural pools "Pool" {
  held "Held": date
  metres "Metres": number
  dated by held
}
record participant "Swimmer" {
  id "Number": text
  joined "Joined": date
  safe "Safe": boolean
  left "Left": optional date
  pools "Pools": list of pool
}
requirement length "A length" { all of { far "far": some pool where metres is at least 25  safely "safely": safe } }
requirement gone "Gone" { left on or before today }
programme badges "Badges" for participant {
  begins on joined
  status learner "Learner" initial
  status swimmer "Swimmer" valid for 2 years renewable from 6 months before
  status lapsed "Lapsed"
  status former "Former" final
  from learner to swimmer when length certified by 2 officers within 30 days
  from swimmer to swimmer when length certified by officer
  from swimmer to lapsed when expired
  from any to former when gone
}
)";

constexpr Date day{20605};  // 2026-06-01

std::string answer(const CompiledPolicy& policy, const std::string& line, Date as_of) {
  StreamChunk chunk(policy, as_of);
  const bool read = chunk.add(line).has_value();
  auto text = chunk.answers();
  if (std::ranges::count(text, '\n') != 1) std::abort();
  if (boost::json::parse(text).as_object().contains("error") == read) std::abort();
  return text;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const auto loaded =
      load_policy("club.safon", [](const std::string&) -> std::expected<std::string, std::string> { return rules; });
  if (!loaded.compiled) std::abort();
  std::string line(reinterpret_cast<const char*>(data), size);
  std::ranges::replace(line, '\n', ' ');
  const auto first = answer(*loaded.compiled, line, day);
  if (first != answer(*loaded.compiled, line, day)) std::abort();

  auto given = boost::json::parse(first).as_object();
  if (given.contains("error")) return 0;
  auto again = boost::json::parse(line).as_object();
  again["states"] = given["states"];
  again["policy"] = given["policy"];
  again["received"] = to_iso(day);
  const auto later = answer(*loaded.compiled, boost::json::serialize(again), Date{day.days + 1000});
  if (boost::json::parse(later).as_object().contains("error")) std::abort();
  return 0;
}
