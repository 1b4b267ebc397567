#include "adapters/xml/text/events.hpp"

#include <libxml/parser.h>
#include <libxml/xmlerror.h>
#include <string.h>  // memrchr

#include <algorithm>
#include <cassert>
#include <cstring>

#include "adapters/xml/limits.hpp"
#include "adapters/xml/text/scan/characters.hpp"
#include "adapters/xml/wording.hpp"

namespace safon::xml {
namespace {

const char* chars(const xmlChar* text) {
  return reinterpret_cast<const char*>(text);
}

std::string tag_name(InternedName prefix, InternedName local) {
  return prefix ? std::string(prefix) + ':' + local : std::string(local);
}

bool all_ascii(std::string_view text) {
  std::uint64_t seen = 0, eight;
  for (; text.size() >= sizeof eight; text.remove_prefix(sizeof eight)) {
    std::memcpy(&eight, text.data(), sizeof eight);
    seen |= eight;
  }
  for (char c : text) seen |= static_cast<unsigned char>(c);
  return (seen & 0x8080808080808080ULL) == 0;
}

}  // namespace

struct EventParser::Callbacks {
  static EventParser& parser(void* user) { return *static_cast<EventParser*>(user); }

  static void start(void* user, const xmlChar* local, const xmlChar* prefix, const xmlChar* uri, int, const xmlChar**,
                    int attribute_count, int, const xmlChar** attributes) {
    EventParser& self = parser(user);
    if (self.error_ || self.catching_up_) return;
    StartTag tag{.local = chars(local),
                 .prefix = chars(prefix),
                 .uri = chars(uri),
                 .place = self.place_of_parser(),
                 .attribute_count = std::size_t(attribute_count),
                 .raw = attributes,
                 .begin = nullptr,
                 .end = nullptr,
                 .plain = true};
    // The parser stands at the end of the tag. A tag holds no other `<`, so its beginning is the nearest one.
    const xmlParserInput& input = *self.context_->input;
    if (const void* open = ::memrchr(input.base, '<', std::size_t(input.cur - input.base))) {
      tag.begin = static_cast<const char*>(open);
      tag.end = chars(input.cur);
      const std::string_view text(tag.begin, std::size_t(tag.end - tag.begin));
      tag.plain = text.find('\n') == text.npos && all_ascii(text);
      std::uint32_t lines = 0, characters = std::uint32_t(text.size());
      if (!tag.plain) {
        lines = std::uint32_t(std::ranges::count(text, '\n'));
        characters = std::uint32_t(std::ranges::count_if(text, begins_character));
      }
      if (lines == 0) {
        tag.place.column = tag.place.column > characters ? tag.place.column - characters : 1;
      } else {
        tag.place.line -= lines;
        tag.place.column = self.column_of(tag.begin, tag.place.line);
      }
    }
    self.gate_.start(tag);
  }

  static void end(void* user, const xmlChar*, const xmlChar*, const xmlChar*) {
    EventParser& self = parser(user);
    if (!self.error_ && !self.catching_up_) self.gate_.end(self.place_of_parser());
  }

  static void text(void* user, const xmlChar* piece, int length) {
    EventParser& self = parser(user);
    if (!self.error_) self.gate_.text({chars(piece), std::size_t(length)});
  }

  static void doctype(void* user, const xmlChar*, const xmlChar*, const xmlChar*) {
    EventParser& self = parser(user);
    const TextPlace at = self.place_of_parser();
    self.stop({ReturnCode::has_doctype, at.line, at.column,
               "the file has a DOCTYPE; returns must not define their own entities, so such files are not read"});
    xmlStopParser(self.context_);
  }

  static void fault(void* user, xmlError* error) {
    EventParser& self = parser(user);
    if (self.error_ || error->level < XML_ERR_ERROR) return;
    const auto line = std::uint32_t(std::max(error->line, 0)), column = std::uint32_t(std::max(error->int2, 0));
    const xmlParserInput* input = self.context_->input;
    const bool ran_out = error->code == XML_ERR_DOCUMENT_END || !input || input->cur >= input->end;
    if (self.at_end_ && ran_out && !self.root_closed()) {
      self.error_ = ReturnError{ReturnCode::ends_early, line, column, self.where_it_ends()};
    } else {
      self.error_ = ReturnError{ReturnCode::not_well_formed, line, column, in_plain_words(*error)};
    }
  }
};

void EventParser::Gate::start(const StartTag& tag) {
  if (parser_.open_.size() == limits::depth)
    return parser_.stop({ReturnCode::too_deep, tag.place.line, tag.place.column,
                         "elements are nested more than " + std::to_string(limits::depth) + " deep"});
  if (tag.attribute_count > limits::attributes)
    return parser_.stop({ReturnCode::too_many_attributes, tag.place.line, tag.place.column,
                         "`<" + tag_name(tag.prefix, tag.local) + ">` has more than " +
                             std::to_string(limits::attributes) + " attributes"});
  parser_.open_.push_back({tag.prefix, tag.local, tag.place.line});
  parser_.root_seen_ = true;
  receiver_.start(tag);
}

void EventParser::Gate::end(TextPlace place) {
  parser_.open_.pop_back();
  receiver_.end(place);
}

void EventParser::Gate::text(std::string_view piece) {
  receiver_.text(piece);
}

EventParser::EventParser(EventReceiver& receiver, Lane lane) : gate_(*this, receiver) {
  static const bool initialised = (xmlInitParser(), true);
  static_cast<void>(initialised);
  xmlSAXHandler handler{};
  handler.initialized = XML_SAX2_MAGIC;
  handler.startElementNs = Callbacks::start;
  handler.endElementNs = Callbacks::end;
  handler.characters = Callbacks::text;
  handler.ignorableWhitespace = Callbacks::text;
  handler.cdataBlock = Callbacks::text;
  handler.internalSubset = Callbacks::doctype;
  handler.serror = Callbacks::fault;
  context_ = xmlCreatePushParserCtxt(&handler, this, nullptr, 0, nullptr);
  assert(context_ && "out of memory");
  // What arrives is UTF-8 whatever the declaration says: see decode.hpp. NOENT makes `&amp;` in an attribute arrive as
  // `&`; there are no other entities to replace, since a DOCTYPE ends the reading before it can declare one.
  xmlCtxtUseOptions(context_, XML_PARSE_NONET | XML_PARSE_IGNORE_ENC | XML_PARSE_NOENT);
  if (lane == Lane::fast) scanner_.emplace(gate_, [this](std::string_view name) { return intern(name); });
}

EventParser::~EventParser() {
  xmlFreeParserCtxt(context_);
}

InternedName EventParser::intern(std::string_view name) {
  return chars(xmlDictLookup(context_->dict, reinterpret_cast<const xmlChar*>(name.data()), int(name.size())));
}

// The column at which `at`, in the parser's buffer, stands in the line of that number.
std::uint32_t EventParser::column_of(const char* at, std::uint32_t line) const {
  const char* const base = chars(context_->input->base);
  if (line == took_over_at_.line) {
    // What came before on this line went through the scanner, and is not in the buffer.
    const std::size_t since = context_->input->consumed + std::size_t(at - base) - took_over_after_;
    return past(took_over_at_, at - std::min(since, std::size_t(at - base)), at).column;
  }
  const void* before = ::memrchr(base, '\n', std::size_t(at - base));
  return past({1, 1}, before ? static_cast<const char*>(before) + 1 : base, at).column;
}

TextPlace EventParser::here() const {
  return scanner_ ? scanner_->place() : place_of_parser();
}

TextPlace EventParser::place_of_parser() const {
  const xmlParserInput* input = context_->input;
  if (!input) return {};
  return {std::uint32_t(std::max(input->line, 0)), std::uint32_t(std::max(input->col, 0))};
}

TextPlace EventParser::end_of_pushed() const {
  if (scanner_) {
    const std::string_view left = scanner_->left();
    return past(scanner_->place(), left.data(), left.data() + left.size());
  }
  const xmlParserInput* input = context_->input;
  if (!input) return {};
  return past(here(), chars(input->cur), chars(input->end));
}

std::string EventParser::where_it_ends() const {
  if (open_.empty()) return "the file ends before its first tag does";
  const OpenElement& last = open_.back();
  return "the file ends inside `<" + tag_name(last.prefix, last.local) + ">`, which was opened on line " +
         std::to_string(last.line);
}

void EventParser::stop(ReturnError error) {
  if (!error_) error_ = std::move(error);
  if (scanner_) scanner_->stop();
}

// libxml2 gets to know the tags that are open, each at its place, and goes on from where the scanner stopped. Before
// the first tag it reads everything again.
void EventParser::take_over() {
  const Scanner scanner = std::move(*scanner_);
  scanner_.reset();
  catching_up_ = true;
  const std::size_t tags = scanner.root_seen() ? std::max<std::size_t>(scanner.depth(), 1) : 0;
  for (std::size_t depth = 0; depth < tags; ++depth) {
    const Scanner::OpenTag& tag = scanner.open(depth);
    context_->input->line = int(tag.place.line);
    std::string text = tag.text;
    text.insert(1 + tag.name_size, 4, ' ');  // libxml2 waits for more than `<r>` before it looks at anything
    if (scanner.depth() == 0 && !text.ends_with("/>")) text += "</" + tag.text.substr(1, tag.name_size) + '>';
    xmlParseChunk(context_, text.data(), int(text.size()), 0);
  }
  catching_up_ = false;
  if (tags == 0) return push_slowly(scanner.prolog());
  took_over_at_ = scanner.place();
  took_over_after_ = context_->input->consumed + std::size_t(context_->input->cur - context_->input->base);
  context_->input->line = int(took_over_at_.line);
  context_->input->col = int(took_over_at_.column);
  push_slowly(scanner.left());
}

void EventParser::push_slowly(std::string_view text) {
  while (!text.empty() && !error_) {
    const std::string_view piece = text.substr(0, limits::chunk);
    text.remove_prefix(piece.size());
    xmlParseChunk(context_, piece.data(), int(piece.size()), 0);
    const xmlParserInput* input = context_->input;
    if (!error_ && input && std::size_t(input->end - input->cur) > limits::markup) {
      const TextPlace at = place_of_parser();
      stop(
          {ReturnCode::markup_too_long, at.line, at.column,
           "a tag, comment, CDATA section or instruction is longer than " + std::to_string(limits::markup) + " bytes"});
    }
  }
}

std::expected<void, ReturnError> EventParser::push(std::string_view text) {
  if (error_) return std::unexpected(*error_);
  if (!scanner_)
    push_slowly(text);
  else if (!scanner_->read(text))
    take_over();
  if (error_) return std::unexpected(*error_);
  return {};
}

std::expected<void, ReturnError> EventParser::finish() {
  if (!error_ && scanner_) {
    if (scanner_->finish()) return {};
    take_over();
  }
  if (!error_) {
    at_end_ = true;
    xmlParseChunk(context_, nullptr, 0, 1);
  }
  if (!error_ && !context_->wellFormed) {
    const TextPlace at = place_of_parser();
    error_ = ReturnError{ReturnCode::not_well_formed, at.line, at.column, "this is not well-formed XML"};
  }
  if (error_) return std::unexpected(*error_);
  return {};
}

}  // namespace safon::xml
