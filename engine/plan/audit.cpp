#include "engine/plan/audit.hpp"

namespace safon {

std::string share_text(const AuditRule& rule, Date from) {
  std::string text;
  for (const auto& [day, count] : rule.share)
    text += (text.empty() ? "" : ", ") + std::to_string(count) + " in " + std::to_string(rule.among) +
            (day <= from ? "" : " from " + to_iso(day));
  return text;
}

}  // namespace safon
