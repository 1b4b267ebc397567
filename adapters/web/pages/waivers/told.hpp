// What pages say of waivers and adjustments.
#pragma once
#include <string>
#include <vector>

#include "adapters/office/waivers/waivers.hpp"
#include "adapters/web/pages/participant/subject.hpp"
#include "adapters/web/visit.hpp"

namespace safon::web {

using Waivers = std::vector<office::ListedWaiver>;

/// Not broken across lines.
[[nodiscard]] std::string day_html(Date day);

/// Those of the councils that the visitor may see, as they stand today. None while the register holds no policy.
[[nodiscard]] std::expected<Waivers, office::Refusal> waivers_seen(Visit& visit);

/// It holds today, or waits for people, or would hold if the policy let it.
[[nodiscard]] bool is_open(const Visit& visit, const office::ListedWaiver& listed);
/// "Waits for approval: 1 officer".
[[nodiscard]] std::string stands_text(const Visit& visit, const office::ListedWaiver& listed);
/// As the policy words the requirement or parameter; its name where it does not.
[[nodiscard]] std::string requirement_text(const Visit& visit, std::string_view requirement);
/// The same, with what a parameter is adjusted to: "Hours at sea: 8".
[[nodiscard]] std::string proposed_text(const Visit& visit, const WaiverEvent& proposal);
/// "Waiver 3", "Adjustment 4".
[[nodiscard]] std::string title_text(const Visit& visit, const Waiver& waiver);

/// A table with a link to each.
[[nodiscard]] std::string waivers_table_html(const Visit& visit, std::string_view caption, const Waivers& waivers);

/// A participant's, whatever has become of them.
[[nodiscard]] std::expected<Waivers, office::Refusal> their_waivers(Visit& visit, const Subject& subject);
/// Those of them that hold or wait, as a list; empty where there are none.
[[nodiscard]] std::string noted_waivers_html(const Visit& visit, const Waivers& theirs);
/// A table, and the form with which an officer proposes one; empty where there is neither.
[[nodiscard]] std::string their_waivers_html(const Visit& visit, const Subject& subject, const Waivers& theirs);

/// The oldest of those that wait for people, as a part of the queue; empty where none does. `council`: only its; empty:
/// all seen.
[[nodiscard]] std::expected<std::string, office::Refusal> waiting_waivers_html(Visit& visit,
                                                                               const std::string& council);

/// How many hold and wait, by requirement or parameter, of these councils; no council: everybody. Empty where there are
/// none.
[[nodiscard]] std::expected<std::string, office::Refusal> counted_waivers_html(
    Visit& visit, const std::vector<std::string>& councils);

/// A list of what recording this will bring.
[[nodiscard]] std::string foreseen_html(const Visit& visit, const office::WaiverOutcome& outcome);

}  // namespace safon::web
