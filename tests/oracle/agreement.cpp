#include "agreement.hpp"

#include "engine/evaluate/evaluate.hpp"

namespace safon::oracle {

LoadedPolicy loaded(const std::string& text) {
  return load_policy("random.safon", [&](const std::string&) { return std::expected<std::string, std::string>(text); });
}

namespace {

Answer answer(const Run& run, const Node& node, std::size_t participant) {
  const Verdict verdict = run.verdict(node.verdict, participant);
  const Verdict applicable = node.applicable == no_reg ? Verdict::met : run.verdict(node.applicable, participant);
  if (applicable == Verdict::not_met) return Answer::not_applicable;
  if (applicable == Verdict::unknown || verdict == Verdict::unknown) return Answer::unknown;
  return verdict == Verdict::met ? Answer::met : Answer::not_met;
}

const char* name(Answer answer) {
  static const char* const names[] = {"not met", "met", "unknown", "not applicable"};
  return names[int(answer)];
}

// Whether the smaller text still shows it.
std::optional<Disagreement> still(const Disagreement& found, const std::string& text, const RecordBatch& batch,
                                  RecordTables& tables) {
  std::uint64_t compared = 0;
  auto again = disagreement(text, batch, tables, compared);
  if (!again || again->refused != found.refused) return std::nullopt;
  return again;
}

std::size_t end_of(const std::string& text, std::size_t open) {
  int depth = 0;
  bool quoted = false;
  for (std::size_t i = open; i < text.size(); ++i) {
    if (text[i] == '\\' && quoted) {
      ++i;
      continue;
    }
    if (text[i] == '"') quoted = !quoted;
    if (quoted) continue;
    depth += (text[i] == '(' || text[i] == '{') - (text[i] == ')' || text[i] == '}');
    if (depth == 0) return i + 1;
  }
  return text.size();
}

// Texts that lack a parameter, a requirement, an item or a condition of this one. The records stay as they are.
std::vector<std::string> shorter(const std::string& text) {
  std::vector<std::string> all;
  const std::size_t first = text.find("\nparameter ");
  if (first == std::string::npos) return all;
  std::size_t line = first + 1;
  while (line < text.size()) {
    std::size_t end = text.find('\n', line) + 1;
    const std::size_t brace = text.find('{', line);
    if (brace < end) end = text.find('\n', end_of(text, brace)) + 1;
    if (end == 0) break;
    all.push_back(text.substr(0, line) + text.substr(end));
    line = text.find('\n', line) + 1;
  }
  for (std::size_t open = text.find('(', first); open != std::string::npos; open = text.find('(', open + 1)) {
    const std::string before = text.substr(0, open), after = text.substr(end_of(text, open));
    for (const char* put : {"true", "false"}) all.push_back(before + put + after);
    for (std::size_t inner = text.find('(', open + 1); inner < end_of(text, open); inner = text.find('(', inner + 1))
      all.push_back(before + text.substr(inner, end_of(text, inner) - inner) + after);
  }
  return all;
}

}  // namespace

std::optional<Disagreement> disagreement(const std::string& policy, const RecordBatch& batch, RecordTables& tables,
                                         std::uint64_t& compared) {
  const LoadedPolicy made = loaded(policy);
  if (!made.compiled) {
    Disagreement found{.policy = policy};
    for (const Diagnostic& diagnostic : made.diagnostics)
      if (found.refused.empty() && info(diagnostic.kind).severity == Severity::error)
        found.refused = message(diagnostic);
    return found;
  }
  const Answers sql = tables.answers(*made.model, as_sql(*made.model));
  Run run(made.compiled->plan);
  for (std::size_t d = 0; d < tables.days().size(); ++d) {
    const Date day = tables.days()[d];
    run.run(batch, {}, std::span(&day.days, 1));
    for (std::size_t r = 0; r < sql.size(); ++r)
      for (std::size_t p = 0; p < batch.size; ++p) {
        ++compared;
        const Node& node = made.compiled->outline.nodes[made.compiled->outline.requirements[r]];
        const Answer engine = answer(run, node, p);
        if (engine != sql[r][p][d]) return Disagreement{policy, node.name, "", p, day, engine, sql[r][p][d]};
      }
  }
  return std::nullopt;
}

Disagreement smaller(Disagreement found, const RecordBatch& batch, RecordTables& tables) {
  for (bool better = true; better;) {
    better = false;
    for (const std::string& text : shorter(found.policy)) {
      if (text.size() >= found.policy.size()) continue;
      if (auto again = still(found, text, batch, tables)) {
        found = std::move(*again);
        better = true;
        break;
      }
    }
  }
  return found;
}

std::string told(const Disagreement& found, const RecordTables& tables) {
  if (!found.refused.empty()) return found.policy + "\nis refused: " + found.refused;
  return found.policy + "\n" + tables.record(found.participant) + "\non " + to_iso(found.day) + " `" +
         found.requirement + "` is " + name(found.engine) + " for the engine and " + name(found.sql) + " for SQL";
}

}  // namespace safon::oracle
