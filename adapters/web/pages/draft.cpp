// What a draft would change: its rule files come with the form, are looked at, and are gone again.
#include <algorithm>

#include "adapters/cli/page/markup.hpp"
#include "adapters/cli/simulation/simulated.hpp"
#include "adapters/office/draft.hpp"
#include "adapters/office/waivers/waivers.hpp"
#include "adapters/sqlite/queries/console.hpp"
#include "adapters/web/page/layout.hpp"
#include "adapters/web/page/refused.hpp"
#include "adapters/web/pages/pages.hpp"
#include "adapters/web/routes.hpp"
#include "dsl/diagnostic/render.hpp"
#include "engine/simulate/simulate.hpp"

namespace safon::web {
namespace {

constexpr std::size_t samples_of_each = 5;

std::string_view without_folder(std::string_view name) {
  return name.substr(name.rfind('/') + 1);
}

std::string form_of(const Visit& visit) {
  return "<p>" + visit.html(words::draft_told) + "</p>\n<form method=\"post\" enctype=\"multipart/form-data\"" +
         attribute("action", upload_path) + ">" + hidden_html("form_word", visit.form_word) +
         "<p class=\"field\"><label for=\"files\">" + visit.html(words::rule_files) +
         "</label><input type=\"file\" id=\"files\" name=\"files\" accept=\".safon\" multiple required></p>" +
         button_html(visit.say(words::simulate)) + "</form>\n";
}

http::Response form_page(const Visit& visit, const std::string& above, unsigned status = 200) {
  return page(visit, visit.say(words::what_would_change), above + form_of(visit), status);
}

/// Files that came with the form go before those of the policy in force; both are known by their names without folders.
LoadedPolicy load_draft(const Visit& visit) {
  const auto& files = visit.policy().files;
  const auto& uploads = visit.uploads;
  const bool changes_a_file = std::ranges::any_of(uploads, [&](const http::Upload& upload) {
    return std::ranges::any_of(files, [&](const SourceFile& file) { return without_folder(file.name) == upload.name; });
  });
  const auto read = [&](const std::string& name) -> std::expected<std::string, std::string> {
    const auto wanted = without_folder(name);
    for (const auto& upload : uploads)
      if (upload.name == wanted) return upload.text;
    for (const auto& file : files)
      if (without_folder(file.name) == wanted) return file.text;
    return std::unexpected("it is neither among the files of the draft nor in the policy in force");
  };
  return load_policy(changes_a_file ? files.front().name : uploads.front().name, read);
}

}  // namespace

http::Response draft_page(Visit& visit) {
  if (!visit.loaded) return trouble_page(visit, 503, words::no_policy);
  // Everybody is looked at: that is not for those who look after some councils.
  if (!visit.person->councils.empty()) return trouble_page(visit, 403, words::for_all_councils);
  return form_page(visit, "");
}

http::Response simulate_draft(Visit& visit) {
  if (!visit.loaded) return trouble_page(visit, 503, words::no_policy);
  if (!visit.person->councils.empty()) return trouble_page(visit, 403, words::for_all_councils);
  if (visit.uploads.empty()) return form_page(visit, problem_html(visit, visit.say(words::choose_files)), 400);
  const auto draft = load_draft(visit);
  if (!draft.compiled)
    return form_page(visit,
                     problem_html(visit, visit.say(words::draft_has_errors)) + "<pre>" +
                         escaped(render(draft.diagnostics, draft.sources, {})) + "</pre>\n",
                     400);
  const OneMoment moment(visit.in);
  const auto& current = visit.policy();
  auto how = office::how_to_simulate(visit.in, current, *draft.compiled, {}, visit.today);
  if (!how) return form_page(visit, problem_html(visit, refusal_text(visit, how.error())), 409);
  // By name only for those who may read about participants.
  how->samples = visit.is(office::Role::auditor) ? samples_of_each : 0;
  const auto result = simulate(current, *draft.compiled, visit.in, *how);
  if (!result) return trouble_page(visit, office::refusal(result.error()));
  auto to_confirm = office::waivers_to_confirm(visit.in, *draft.compiled, how->as_of);
  if (!to_confirm) return trouble_page(visit, to_confirm.error());
  const auto& languages = draft.compiled->languages;
  const Simulated drawn{.simulation = *result,
                        .current = current,
                        .draft = *draft.compiled,
                        .say = {.language = visit.language, .main = languages.empty() ? "en" : languages.front()},
                        .to_confirm = *std::move(to_confirm),
                        .from_start = false,
                        .samples = how->samples,
                        .seed = how->seed};
  const bool same = office::same_text(current, *draft.compiled);
  return page(visit, simulation_title(drawn),
              (same ? notice_html(visit.say(words::draft_is_same)) : std::string()) + simulation_parts(drawn));
}

}  // namespace safon::web
