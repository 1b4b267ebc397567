#include "adapters/xml/read_return.hpp"

#include <memory>
#include <vector>

#include "adapters/xml/limits.hpp"
#include "adapters/xml/return_reader.hpp"
#include "adapters/xml/text/decode.hpp"

namespace safon::xml {
namespace {

using std::unexpected;

// Fills `buffer` as far as the input goes.
std::expected<std::size_t, std::string> fill(const InputSource& input, std::span<char> buffer) {
  std::size_t count = 0;
  while (count < buffer.size()) {
    const auto more = input(buffer.subspan(count));
    if (!more) return more;
    if (*more == 0) break;
    count += *more;
  }
  return count;
}

std::string place(std::uint32_t line, std::uint32_t column, const std::string& file) {
  return line == 0 ? file : file + ':' + std::to_string(line) + ':' + std::to_string(column);
}

}  // namespace

std::expected<ReturnSummary, ReturnError> read_return(const InputSource& input, const ReturnOptions& options,
                                                      const model::Policy& policy, const model::Feed& feed,
                                                      const ReturnSink& sink) {
  auto plan = plan_feed(policy, feed);
  if (!plan) return unexpected(plan.error());
  ReturnReader reader(std::move(*plan), options, sink);
  std::optional<Decoder> decoder;
  std::vector<char> buffer(limits::chunk);
  std::string room;
  std::uint64_t bytes = 0;
  const auto at_the_end = [&](ReturnCode code, std::string message) {
    const TextPlace here = reader.parser().end_of_pushed();
    return unexpected(ReturnError{code, here.line, here.column, std::move(message)});
  };
  for (;;) {
    const auto count = fill(input, buffer);
    if (!count)
      return unexpected(ReturnError{ReturnCode::unreadable, 0, 0, "the file cannot be read: " + count.error()});
    if (*count == 0) break;
    const std::string_view piece(buffer.data(), *count);
    if (!decoder) {
      const auto encoding = detect_encoding(piece.substr(0, limits::declaration));
      if (!encoding) return unexpected(ReturnError{encoding.error().code, 1, 1, encoding.error().message});
      decoder.emplace(*encoding);
    }
    bytes += *count;
    const Decoder::Decoded decoded = decoder->decode(piece, room);
    if (bytes == piece.size() && decoded.text.starts_with("\xEF\xBB\xBF"))
      return unexpected(ReturnError{ReturnCode::not_well_formed, 1, 1, "the file has two byte order marks"});
    // What came before a bad byte is read first, so that the place is right and an earlier error is told first.
    if (auto pushed = reader.parser().push(decoded.text); !pushed) return unexpected(pushed.error());
    if (decoded.fault) return at_the_end(decoded.fault->code, decoded.fault->message);
  }
  if (!decoder) return unexpected(ReturnError{ReturnCode::empty_file, 0, 0, "the file is empty"});
  if (auto whole = decoder->finish(); !whole) return at_the_end(whole.error().code, whole.error().message);
  if (auto finished = reader.parser().finish(); !finished) return unexpected(finished.error());
  auto summary = reader.finish();
  if (summary) summary->bytes = bytes;
  return summary;
}

std::string to_text(const ReturnError& error, const std::string& file) {
  return place(error.line, error.column, file) + ": " + std::string(info(error.code).code) + ' ' + error.message;
}

std::string to_text(const Rejection& rejection, const std::string& file) {
  std::string line =
      place(rejection.line, rejection.column, file) + ": " + std::string(info(rejection.code).code) + ' ';
  if (!rejection.participant.empty()) line += "participant `" + rejection.participant + "`: ";
  if (!rejection.field.empty()) line += rejection.field + ": ";
  return line + rejection.message;
}

}  // namespace safon::xml
