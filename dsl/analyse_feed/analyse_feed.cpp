#include "dsl/analyse_feed/analyse_feed.hpp"

#include <algorithm>
#include <iterator>
#include <map>

#include "dsl/analyse_feed/mappings.hpp"

namespace safon {

namespace {

using feeds::FeedCheck;
using feeds::PathEnd;
using feeds::PathStart;

Label label_of(const syntax::Label& label) {
  Label out;
  for (const auto& [language, text] : label.texts) out.texts.emplace_back(language.text, text.value);
  return out;
}

void check_namespaces(FeedCheck& check, const syntax::Feed& feed, model::Feed& out) {
  std::map<std::string, Span> seen;
  for (const auto& [name, uri] : feed.namespaces) {
    const std::string prefix = name ? name->text : "";
    const Span span = name ? name->span : uri.span;
    const auto [first, fresh] = seen.try_emplace(prefix, span);
    if (!fresh) {
      const std::string what = prefix.empty() ? "the default namespace" : "the prefix `" + prefix + "`";
      Diagnostic& d = check.report(DiagnosticKind::feed_namespace_twice, span, {what});
      d.notes.push_back({first->second, "first declared here"});
      continue;
    }
    check.prefixes.insert(prefix);
    out.namespaces.emplace_back(prefix, uri.value);
  }
}

void check_return(FeedCheck& check, const syntax::Feed& feed, model::Feed& out) {
  if (feed.returns.empty()) {
    Diagnostic& d = check.report(DiagnosticKind::feed_return_unstated, feed.name.span, {feed.name.text});
    d.help = "say `full return` when whoever is not in a file is no longer reported, `partial return` otherwise";
    return;
  }
  out.full_return = feed.returns[0].first;
  if (feed.returns.size() == 1) return;
  Diagnostic& d = check.report(DiagnosticKind::feed_return_twice, feed.returns[1].second, {feed.name.text});
  d.notes.push_back({feed.returns[0].second, "said here first"});
}

void check_headers(FeedCheck& check, const syntax::Feed& feed, model::Feed& out) {
  for (const auto& [path, allowed] : feed.expectations) {
    check_path(check, path, PathStart::file, PathEnd::value);
    model::Feed::HeaderCheck header{path.value, {}, path.span};
    for (const syntax::Text& text : allowed) header.allowed.push_back(text.value);
    out.checks.push_back(std::move(header));
  }
}

// `received` is no field of the record: it is the day on which the file says that it was made.
std::vector<syntax::Mapping> without_received(FeedCheck& check, const syntax::Feed& feed, model::Feed& out) {
  std::vector<syntax::Mapping> rest;
  std::optional<Span> first;
  for (const syntax::Mapping& mapping : feed.mappings) {
    if (mapping.field.text != "received") {
      rest.push_back(mapping);
      continue;
    }
    if (first) {
      Diagnostic& d = check.report(DiagnosticKind::feed_mapped_twice, mapping.field.span, {mapping.field.text});
      d.notes.push_back({first, "first mapped here"});
      continue;
    }
    first = mapping.field.span;
    if (mapping.each)
      check.report(DiagnosticKind::feed_each_on_single, mapping.field.span, {mapping.field.text, "a date"}).help =
          "leave out `each`";
    if (mapping.has_block)
      check.report(DiagnosticKind::feed_block_on_single, mapping.field.span, {mapping.field.text, "a date"});
    if (!mapping.from_file) {
      check.report(DiagnosticKind::feed_received_not_of_file, mapping.field.span, {}).help =
          "write `received from file \"/…\"`; each value has its own date by a field of its own";
      continue;  // its path is then held against the wrong rule
    }
    out.received = check_field(check, mapping, {}, {FieldFound::Kind::value, none16, none16}, PathStart::file);
  }
  return rest;
}

model::Feed check_feed(FeedCheck& check, const syntax::Feed& feed, Span span) {
  model::Feed out;
  out.name = feed.name.text;
  out.label = label_of(feed.label);
  out.record_path = feed.path.value;
  out.span = span;
  const std::string& root = check.schema.tables[root_table].singular;
  const bool for_root = feed.record.text == root;
  if (!for_root) {
    Diagnostic& d = check.report(DiagnosticKind::feed_for_other_record, feed.record.span, {root, feed.record.text});
    d.fix = Fix{feed.record.span, root};
    d.help = "lists of other records are mapped inside it, with `each`";
  }
  check_namespaces(check, feed, out);
  check_record_path(check, feed.path);
  check_return(check, feed, out);
  check_headers(check, feed, out);
  const std::vector<syntax::Mapping> mappings = without_received(check, feed, out);
  if (!for_root) return out;  // every field would be unknown
  feeds::Level level = check_level(check, mappings, {}, PathStart::participant);
  bool has_id = false;
  for (const syntax::Mapping& mapping : mappings) has_id = has_id || mapping.field.text == "id";
  if (!has_id) {
    Diagnostic& d = check.report(DiagnosticKind::feed_id_missing, feed.name.span, {feed.name.text});
    d.help = "say where a participant's own number or key stands: `id from \"@ref\"`";
  }
  out.fields = std::move(level.fields);
  out.records = std::move(level.records);
  out.lists = std::move(level.lists);
  return out;
}

// A feed in which the parser found mistakes may lack what its author wrote: what is missing is not held against it.
bool is_lack(const Diagnostic& diagnostic) {
  const DiagnosticKind kind = diagnostic.kind;
  return kind == DiagnosticKind::feed_return_unstated || kind == DiagnosticKind::feed_id_missing ||
         kind == DiagnosticKind::feed_row_undated || kind == DiagnosticKind::feed_block_missing;
}

}  // namespace

void analyse_feeds(std::span<const syntax::Document> documents, const Sources& sources, model::Policy& policy,
                   Diagnostics& diagnostics) {
  if (policy.schema.tables.empty()) return;  // what a participant is could not be made out, and was reported
  const Mistakes mistakes(diagnostics);
  const RecordFields fields(documents, policy, mistakes);
  Diagnostics found;
  for (const syntax::Document& document : documents)
    for (const syntax::Declaration& declaration : document.declarations) {
      const auto* feed = std::get_if<syntax::Feed>(&declaration.what);
      if (!feed) continue;
      const auto first = static_cast<std::ptrdiff_t>(found.size());
      FeedCheck check{sources, policy.schema, fields, found, {}};
      policy.feeds.push_back(check_feed(check, *feed, declaration.span));
      if (mistakes.in(declaration.span))
        found.erase(std::remove_if(found.begin() + first, found.end(), is_lack), found.end());
    }
  std::ranges::move(found, std::back_inserter(diagnostics));
}

}  // namespace safon
