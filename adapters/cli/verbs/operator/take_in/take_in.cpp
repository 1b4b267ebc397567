#include "adapters/cli/verbs/operator/take_in/take_in.hpp"

#include "adapters/cli/messages.hpp"
#include "adapters/cli/verbs/operator/take_in/taking_in.hpp"
#include "adapters/xml/read_return.hpp"
#include "dsl/diagnostic/diagnostic.hpp"

namespace safon {
namespace {

/// The file is not of this feed, though it may be of another.
bool of_another_feed(const xml::ReturnError& error) {
  return error.code == xml::ReturnCode::maps_nothing || error.code == xml::ReturnCode::other_namespace ||
         error.code == xml::ReturnCode::check_failed || error.code == xml::ReturnCode::header_missing;
}

/// Nothing in the file says what it was meant for.
bool of_no_feed(const xml::ReturnError& error) {
  return error.code == xml::ReturnCode::unreadable || error.code == xml::ReturnCode::empty_file ||
         error.code == xml::ReturnCode::encoding_not_read || error.code == xml::ReturnCode::bytes_not_in_encoding ||
         error.code == xml::ReturnCode::has_doctype;
}

void tell_rejections(const TakingIn& taking, const std::string& path) {
  for (const auto& rejection : taking.first_rejections())
    warn("rejected", xml::to_text(rejection, path),
         {{"file", path},
          {"line", std::to_string(rejection.line)},
          {"column", std::to_string(rejection.column)},
          {"participant", rejection.participant},
          {"field", rejection.field},
          {"code", std::string(xml::info(rejection.code).code)}});
}

/// `import`: none when nothing was kept.
void tell_of_the_rest(const TakingIn& taking, const std::string& path, std::optional<std::int64_t> import) {
  const std::size_t rest = taking.rejections() - taking.first_rejections().size();
  if (rest == 0) return;
  warn("more_rejected",
       path + ": " + std::to_string(rest) + " more rejections are not printed" +
           (import ? "; `safon report rejections --import " + std::to_string(*import) + "` lists all" : ""),
       {{"file", path}, {"not_printed", std::to_string(rest)}});
}

/// A partial return may leave out what it likes.
void tell_of_nothing_found(const TakingIn& taking, const model::Feed& feed, const std::string& path) {
  if (!feed.full_return || taking.nothing_found().empty()) return;
  std::string all;
  for (const auto& each : taking.nothing_found()) all += (all.empty() ? "" : ", ") + each;
  tell("nothing_found",
       path + ": in the whole file nothing was found for " + all + "; if that surprises you, look at the feed",
       {{"file", path}, {"what", all}});
}

/// The council is asked to mend what it still sends wrongly, and learns what it has mended.
void tell_of_corrections(const ImportResult& result, const std::string& path) {
  for (const CorrectionEvent& each : result.corrections_ended) {
    const std::string number = std::to_string(each.correction);
    const std::string ends = each.kind == CorrectionEventKind::mended ? "the return says so itself now"
                             : !each.reason.empty()                   ? each.reason + ": it counts no more"
                                                    : "the return now says " + each.value + ", which counts";
    tell("correction_ended",
         path + ": correction " + number + " of `" + each.field + "` of " + each.id + " ends: " + ends,
         {{"file", path},
          {"correction", number},
          {"participant", each.id},
          {"field", each.field},
          {"how", std::string(correction_event_name(each.kind))},
          {"sent", each.value}});
  }
  if (result.corrections_standing.empty()) return;
  std::string numbers;
  for (const auto number : result.corrections_standing)
    numbers += (numbers.empty() ? "" : ", ") + std::to_string(number);
  const bool one = result.corrections_standing.size() == 1;
  tell("corrections_stand",
       path + ": the return still says what " + (one ? "correction " : "corrections ") + numbers + " put" +
           (one ? "s" : "") + " right; ask the council to mend it: `safon correction list`",
       {{"file", path}, {"corrections", numbers}});
}

std::string often(std::size_t times) {
  return times == 1 ? "once" : std::to_string(times) + " times";
}

/// What is most likely misspelt is always told. What else the feed leaves alone matters to whoever writes the feed.
void tell_of_unread(const TakingIn& taking, const std::string& path, bool all) {
  std::string others;
  for (const auto& each : taking.unread()) {
    const std::string what = each.name + " in " + each.within;
    if (each.meant.empty()) {
      others += (others.empty() ? "" : ", ") + what + " (" + often(each.times) + ")";
      continue;
    }
    const std::string code(xml::info(xml::ReturnCode::looks_misspelt).code);
    const std::string at = std::to_string(each.first.line) + ":" + std::to_string(each.first.column);
    warn("looks_misspelt",
         path + ":" + at + ": " + code + " " + what + " is not read (" + often(each.times) +
             ", first here): the feed looks for " + each.meant + "; what it says is not in the record",
         {{"file", path},
          {"line", std::to_string(each.first.line)},
          {"column", std::to_string(each.first.column)},
          {"code", code},
          {"name", each.name},
          {"within", each.within},
          {"meant", each.meant},
          {"times", std::to_string(each.times)}});
  }
  if (all && !others.empty())
    tell("not_read", path + ": the feed asks for none of these: " + others, {{"file", path}, {"what", others}});
}

constexpr const char* as_it_was = "the register is as it was";

TakenIn not_in(Fate fate, const std::string& feed, const std::string& why, const std::string& hint = "") {
  refuse(Exit::impossible, why, hint);
  return {.fate = fate, .feed = feed, .note = fate == Fate::refused ? "not taken in" : "not read", .why = why + "\n"};
}

/// What the register says against a file. Only `invalid` is about the file.
TakenIn not_in(const std::string& feed, const std::string& path, RegisterError error) {
  if (error.code == RegisterFault::invalid) error.message = path + ": " + error.message;
  refuse(error);
  return {.fate = error.code == RegisterFault::invalid ? Fate::refused : Fate::register_failed,
          .feed = feed,
          .note = "not taken in",
          .why = error.message + (error.hint.empty() ? "\n" : "\n" + error.hint + "\n")};
}

}  // namespace

Exit exit_of(const TakenIn& taken) {
  const bool is_in = taken.fate == Fate::in || taken.fate == Fate::in_before;
  return !is_in ? Exit::impossible : taken.result.rejected ? Exit::partly : Exit::good;
}

std::expected<std::vector<const model::Feed*>, Exit> feeds_for(const LoadedPolicy& policy, const Options& options) {
  std::vector<const model::Feed*> feeds;
  std::vector<std::string> names;
  for (const auto& feed : policy.model->feeds) {
    names.push_back(feed.name);
    if (options.feed.empty() || options.feed == feed.name) feeds.push_back(&feed);
  }
  if (!feeds.empty()) return feeds;
  if (names.empty())
    return std::unexpected(refuse(Exit::usage, "the policy has no feed", "a `feed` says how a council's file is read"));
  auto near = nearest(options.feed, names);
  return std::unexpected(refuse(Exit::usage, "the policy has no feed `" + options.feed + "`",
                                near ? "did you mean `" + *near + "`?" : ""));
}

TakenIn take_in(RegisterFile& into, const LoadedPolicy& policy, const std::vector<const model::Feed*>& feeds,
                const Options& options, const std::string& path, const std::string& known_as, Reading& reading) {
  const auto file = ReturnFile::open(path);
  if (!file) return not_in(Fate::not_read, "", "cannot read `" + path + "`: " + file.error());
  std::vector<std::pair<const model::Feed*, xml::ReturnError>> unfit;
  for (const auto* feed : feeds) {
    reading.begin(path);
    const BytesRead progress = [&](std::size_t more) { reading.read(more); };
    TakingIn taking(into, policy, *feed, options, known_as, progress);
    auto taken = taking.take(*file);
    reading.hide();
    if (taken) {
      tell_rejections(taking, known_as);
      tell_of_the_rest(taking, known_as, options.dry_run ? std::nullopt : std::optional(taken->import));
      tell_of_nothing_found(taking, *feed, known_as);
      tell_of_unread(taking, known_as, options.dry_run);
      tell_of_corrections(*taken, known_as);
      if (feed->full_return && taken->nameless > 0)
        warn("missing_not_told",
             known_as + ": nobody was marked as no longer reported, since rejected records do not say whose they are",
             {{"file", known_as}, {"records", std::to_string(taken->nameless)}});
      return {.feed = feed->name, .note = options.dry_run ? "dry run: nothing was written" : "", .result = *taken};
    }
    if (const auto* error = std::get_if<RegisterError>(&taken.error())) {
      if (error->code != RegisterFault::already_imported) return not_in(feed->name, path, *error);
      tell("already_imported", path + ": " + error->message + "; nothing changes", {{"file", path}});
      return {.fate = Fate::in_before, .feed = feed->name, .note = "taken in before: nothing changes"};
    }
    const auto& error = std::get<xml::ReturnError>(taken.error());
    if (error.code == xml::ReturnCode::unreadable) return not_in(Fate::not_read, "", xml::to_text(error, path));
    if (error.code == xml::ReturnCode::all_rejected) {
      tell_rejections(taking, known_as);
      tell_of_the_rest(taking, known_as, std::nullopt);
    }
    if (!of_another_feed(error))
      return not_in(Fate::refused, of_no_feed(error) ? "" : feed->name, xml::to_text(error, path), as_it_was);
    unfit.emplace_back(feed, error);
  }
  std::string each;
  for (const auto& [feed, error] : unfit) {
    const auto line = "feed `" + feed->name + "`: " + xml::to_text(error, path);
    refuse(Exit::impossible, line);
    each += line + "\n";
  }
  auto result = not_in(Fate::refused, "", "no feed of the policy fits `" + path + "`", as_it_was);
  result.why = each + result.why;
  return result;
}

}  // namespace safon
