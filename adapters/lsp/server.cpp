#include "adapters/lsp/server.hpp"

#include <functional>
#include <map>
#include <mutex>
#include <set>

#include "adapters/lsp/answers.hpp"
#include "adapters/lsp/framing.hpp"
#include "dsl/format/format.hpp"

namespace safon::lsp {

namespace json = boost::json;

namespace {

/// The protocol's numbers for what goes wrong.
enum class Fault : int {
  parse_error = -32700,
  invalid_request = -32600,
  method_not_found = -32601,
  invalid_params = -32602,
  not_initialized = -32002,
  request_failed = -32803,
};

struct Refusal {
  Fault fault;
  std::string text;
};
using Answer = std::expected<json::value, Refusal>;

/// A member of nested objects, or null.
const json::value& member(const json::value& value, std::initializer_list<std::string_view> names) {
  static const json::value nothing;
  const json::value* at = &value;
  for (const auto name : names) {
    const auto* object = at->if_object();
    at = object ? object->if_contains(name) : nullptr;
    if (!at) return nothing;
  }
  return *at;
}
std::string text_of(const json::value& value) {
  return value.is_string() ? std::string(value.get_string()) : std::string();
}
std::optional<Position> position_of(const json::value& value) {
  const auto number = [&](std::string_view name) -> std::optional<std::uint32_t> {
    const auto& found = member(value, {name});
    if (!found.is_number()) return std::nullopt;
    boost::system::error_code error;
    const auto given = found.to_number<std::uint32_t>(error);
    return error ? std::nullopt : std::optional(given);
  };
  const auto line = number("line"), character = number("character");
  if (!line || !character) return std::nullopt;
  return Position{*line, *character};
}

class Server {
 public:
  Server(std::istream& in, std::ostream& out, const ReadFile& read, const ListFiles& list, Date today)
      : in_(in), out_(out), workspace_(read, list), today_(today) {}

  bool run() {
    for (bool going = true; going;) {
      if (changed_ && in_.rdbuf()->in_avail() <= 0) publish();
      const Incoming incoming = read_message(in_);
      switch (incoming.state) {
        case Incoming::State::end:
          going = false;
          break;
        case Incoming::State::malformed:
          refuse(nullptr, {Fault::parse_error, "a message begins with `Content-Length: ` and the number of its bytes"});
          break;
        case Incoming::State::too_large:
          refuse(nullptr,
                 {Fault::invalid_request, "a message has at most " + std::to_string(message_bytes) + " bytes"});
          break;
        case Incoming::State::message:
          going = take(incoming.body);
          break;
      }
    }
    return shut_down_;
  }

 private:
  // ----------------------------------------------------------------------------------------------- messages
  void send(json::object message) {
    message["jsonrpc"] = "2.0";
    const std::string body = json::serialize(message);
    const std::lock_guard lock(writing_);
    write_message(out_, body);
  }
  void refuse(const json::value& id, const Refusal& refusal) {
    send({{"id", id}, {"error", json::object{{"code", int(refusal.fault)}, {"message", refusal.text}}}});
  }

  /// Whether to go on.
  bool take(const std::string& body) {
    boost::system::error_code error;
    json::parse_options options;
    options.max_depth = 100;
    const json::value message = json::parse(body, error, {}, options);
    if (error) {
      refuse(nullptr, {Fault::parse_error, "the message is not JSON"});
      return true;
    }
    const std::string method = text_of(member(message, {"method"}));
    const auto& id = member(message, {"id"});
    const auto& params = member(message, {"params"});
    if (method == "exit") return false;
    if (!id.is_null() && method.empty()) {
      if (!message.as_object().contains("result") && !message.as_object().contains("error"))
        refuse(id, {Fault::invalid_request, "a request has a `method`"});
      return true;
    }
    if (id.is_null()) {
      if (method.empty()) refuse(nullptr, {Fault::invalid_request, "a message has a `method`"});
      if (initialized_ && !shut_down_) notified(method, params);
      return true;
    }
    if (changed_) publish();
    const Answer answer = answer_to(method, params);
    if (answer)
      send({{"id", id}, {"result", *answer}});
    else
      refuse(id, answer.error());
    return true;
  }

  // ------------------------------------------------------------------------------------------ notifications
  void notified(const std::string& method, const json::value& params) {
    const std::string path = path_of(text_of(member(params, {"textDocument", "uri"})));
    if (method == "textDocument/didOpen") {
      workspace_.put(path, text_of(member(params, {"textDocument", "text"})));
    } else if (method == "textDocument/didChange") {
      const std::string* before = workspace_.text(path);
      const auto* changes = member(params, {"contentChanges"}).if_array();
      if (!before || !changes) return;
      std::string text = *before;
      for (const auto& change : *changes) apply(change, text);
      workspace_.put(path, std::move(text));
    } else if (method == "textDocument/didClose") {
      workspace_.close(path);
    } else if (method != "textDocument/didSave" && method != "workspace/didChangeWatchedFiles") {
      return;
    } else {
      workspace_.forget();
    }
    changed_ = true;
    beside_.stop();
  }
  static void apply(const json::value& change, std::string& text) {
    const auto begin = position_of(member(change, {"range", "start"})),
               end = position_of(member(change, {"range", "end"}));
    std::string now = text_of(member(change, {"text"}));
    if (!begin || !end) {
      text = std::move(now);
      return;
    }
    const Lines lines(text);
    const std::size_t from = lines.offset(*begin), to = std::max(from, lines.offset(*end));
    text.replace(from, to - from, now);
  }

  /// What is wrong with every file of the policies of what is open; nothing where there was something.
  void publish() {
    changed_ = false;
    std::map<std::string, json::array> now;
    for (const auto& [path, text] : workspace_.open()) {
      const View& view = workspace_.view(path);
      for (FileId file = 0; file < view.loaded.sources.files.size(); ++file) {
        const std::string& name = view.loaded.sources.files[file].name;
        if (!now.contains(name)) now[name] = diagnostics(view, file);
      }
    }
    for (const auto& path : told_)
      if (!now.contains(path)) now[path] = {};
    for (auto& [path, found] : now) {
      const bool told = told_.contains(path);
      if (found.empty() && !told && !workspace_.text(path)) continue;
      if (found.empty())
        told_.erase(path);
      else
        told_.insert(path);
      send({{"method", "textDocument/publishDiagnostics"},
            {"params", json::object{{"uri", uri_of(path)}, {"diagnostics", std::move(found)}}}});
    }
  }

  // ----------------------------------------------------------------------------------------------- requests
  Answer answer_to(const std::string& method, const json::value& params) {
    if (shut_down_) return std::unexpected(Refusal{Fault::invalid_request, "the server has been shut down"});
    if (method == "initialize") {
      initialized_ = true;
      const auto& refreshes = member(params, {"capabilities", "workspace", "inlayHint", "refreshSupport"});
      refreshes_ = refreshes.is_bool() && refreshes.get_bool();
      return capabilities();
    }
    if (!initialized_) return std::unexpected(Refusal{Fault::not_initialized, "the first request is `initialize`"});
    if (method == "shutdown") {
      shut_down_ = true;
      return nullptr;
    }
    const auto found = of_documents().find(method);
    if (found == of_documents().end())
      return std::unexpected(Refusal{Fault::method_not_found, "`" + method + "` is not known here"});
    const std::string path = path_of(text_of(member(params, {"textDocument", "uri"})));
    if (!workspace_.text(path))
      return std::unexpected(Refusal{Fault::invalid_params, "`" + path + "` has not been opened"});
    const View& view = workspace_.view(path);
    Place place{view, view.file(path)};
    if (place.file >= view.loaded.sources.files.size())
      return std::unexpected(Refusal{Fault::request_failed, "`" + path + "` cannot be read"});
    if (const auto position = position_of(member(params, {"position"})))
      place.offset = Lines(place.text()).offset(*position);
    return found->second(*this, place, params);
  }

  using Answering = std::function<Answer(Server&, const Place&, const json::value&)>;
  static const std::map<std::string, Answering>& of_documents() {
    static const std::map<std::string, Answering> all{
        {"textDocument/hover",
         [](Server& s, const Place& p, const json::value&) -> Answer { return hover(p, s.today_); }},
        {"textDocument/definition",
         [](Server&, const Place& p, const json::value&) -> Answer { return definition(p); }},
        {"textDocument/references",
         [](Server&, const Place& p, const json::value& params) -> Answer {
           const auto& wanted = member(params, {"context", "includeDeclaration"});
           return references(p, !wanted.is_bool() || wanted.get_bool());
         }},
        {"textDocument/prepareRename",
         [](Server&, const Place& p, const json::value&) -> Answer { return prepare_rename(p); }},
        {"textDocument/rename", &Server::renamed},
        {"textDocument/completion",
         [](Server&, const Place& p, const json::value&) -> Answer { return completion(p); }},
        {"textDocument/documentSymbol",
         [](Server&, const Place& p, const json::value&) -> Answer { return document_symbols(p.view, p.file); }},
        {"textDocument/foldingRange",
         [](Server&, const Place& p, const json::value&) -> Answer { return folding(p.view, p.file); }},
        {"textDocument/inlayHint",
         [](Server& s, const Place& p, const json::value&) -> Answer {
           const std::string& path = p.view.loaded.sources.files[p.file].name;
           return inlay_hints(p.view, p.file, s.workspace_.coverage(path, s.refreshes_ ? &s.beside_ : nullptr));
         }},
        {"textDocument/semanticTokens/full",
         [](Server&, const Place& p, const json::value&) -> Answer { return semantic_tokens(p.view, p.file); }},
        {"textDocument/codeAction", &Server::actions},
        {"textDocument/formatting", &Server::formatted},
    };
    return all;
  }

  static Answer renamed(Server& server, const Place& place, const json::value& params) {
    const std::string path = place.view.loaded.sources.files[place.file].name;
    auto edit = rename(server.workspace_, place, path, text_of(member(params, {"newName"})));
    if (!edit) return std::unexpected(Refusal{Fault::request_failed, edit.error()});
    return std::move(*edit);
  }
  static Answer actions(Server&, const Place& place, const json::value& params) {
    const auto begin = position_of(member(params, {"range", "start"})),
               end = position_of(member(params, {"range", "end"}));
    if (!begin || !end) return std::unexpected(Refusal{Fault::invalid_params, "a code action needs a `range`"});
    const Lines lines(place.text());
    return code_actions(place.view, place.file,
                        {place.file, std::uint32_t(lines.offset(*begin)), std::uint32_t(lines.offset(*end))});
  }
  static Answer formatted(Server&, const Place& place, const json::value&) {
    const std::string& text = place.text();
    Diagnostics mistakes;
    const auto laid_out = format_rules(text, mistakes);
    if (!laid_out)
      return std::unexpected(Refusal{Fault::request_failed, "the file has mistakes: " + message(mistakes.front())});
    if (*laid_out == text) return json::array();
    if (!says_the_same(text, *laid_out))
      return std::unexpected(Refusal{Fault::request_failed, "the file would not say the same once it is laid out"});
    const Span whole{place.file, 0, std::uint32_t(text.size())};
    return json::array{json::object{{"range", range(Lines(text), whole)}, {"newText", *laid_out}}};
  }

  static json::value capabilities() {
    return json::object{
        {"serverInfo", json::object{{"name", "safon"}}},
        {"capabilities",
         json::object{{"textDocumentSync", json::object{{"openClose", true}, {"change", 2}, {"save", true}}},
                      {"hoverProvider", true},
                      {"definitionProvider", true},
                      {"referencesProvider", true},
                      {"renameProvider", json::object{{"prepareProvider", true}}},
                      {"completionProvider", json::object{{"triggerCharacters", json::array{".", " "}}}},
                      {"documentSymbolProvider", true},
                      {"foldingRangeProvider", true},
                      {"inlayHintProvider", true},
                      {"codeActionProvider", json::object{{"codeActionKinds", json::array{"quickfix"}}}},
                      {"documentFormattingProvider", true},
                      {"semanticTokensProvider", json::object{{"legend", semantic_legend()}, {"full", true}}}}}};
  }

  std::istream& in_;
  std::ostream& out_;
  Workspace workspace_;
  Date today_;
  std::set<std::string> told_;  // files of which something is wrong
  bool initialized_ = false, shut_down_ = false, changed_ = false;
  bool refreshes_ = false;  // the editor asks for its hints again when it is told to
  std::mutex writing_;
  Beside beside_{[this] { send({{"id", "tested"}, {"method", "workspace/inlayHint/refresh"}}); }};
};

}  // namespace

bool serve(std::istream& in, std::ostream& out, const ReadFile& read, const ListFiles& list, Date today) {
  return Server(in, out, read, list, today).run();
}

}  // namespace safon::lsp
