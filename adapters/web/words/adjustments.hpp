// Words about parameters that are adjusted for one participant.
#pragma once
#include "adapters/web/words/phrase.hpp"

namespace safon::web::words {

inline constexpr Phrase adjustment_number{"Adjustment {0}", "Addasiad {0}"};
inline constexpr Phrase is_adjusted{"adjusted", "wedi'i addasu"};
inline constexpr Phrase parameter{"Parameter", "Paramedr"};
inline constexpr Phrase choice_of_parameter{"{0}: {1} for everybody; {2}", "{0}: {1} i bawb; {2}"};
inline constexpr Phrase between{"between {0} and {1}", "rhwng {0} a {1}"};
inline constexpr Phrase adjusted_to{
    "What it is to be for this participant, written as the policy writes it: 8, 60%, 2027-03-01",
    "Yr hyn y mae i fod i'r cyfranogwr hwn, fel y mae'r polisi'n ei ysgrifennu: 8, 60%, 2027-03-01"};
inline constexpr Phrase propose_adjustment{"Propose an adjustment", "Cynnig addasiad"};
inline constexpr Phrase propose_adjustment_told{
    "Somebody else has to approve it. Until then nothing changes; from then on the parameter has this value for the "
    "participant until the last day that you give.",
    "Rhaid i rywun arall ei gymeradwyo. Tan hynny nid oes dim yn newid; o hynny ymlaen mae gan y paramedr y gwerth hwn "
    "i'r cyfranogwr tan y diwrnod olaf a roddwch."};
inline constexpr Phrase value_wanted{"Give the value, such as 8, 60% or 2027-03-01",
                                     "Rhowch y gwerth, megis 8, 60% neu 2027-03-01"};
inline constexpr Phrase about_to_adjust{"You are about to propose an adjustment for {0}",
                                        "Rydych ar fin cynnig addasiad i {0}"};
inline constexpr Phrase adjustment_named{"adjustment {0}", "addasiad {0}"};
inline constexpr Phrase counts_as_value{"{0} is {1} for the participant until {2}, from the next night on",
                                        "{0} yw {1} i'r cyfranogwr tan {2}, o'r noson nesaf ymlaen"};
inline constexpr Phrase counts_by_policy{"{0} is what the policy says again, from the next night on",
                                         "{0} yw'r hyn y mae'r polisi'n ei ddweud eto, o'r noson nesaf ymlaen"};
inline constexpr Phrase certified_by_adjustment{"Awarded while {0} was adjusted to {1}, until {2}:",
                                                "Dyfarnwyd tra oedd {0} wedi'i addasu i {1}, hyd {2}:"};

inline constexpr Phrase rests_on_adjustment{"Awarded while “{0}” was adjusted to {1}, until {2}.",
                                            "Dyfarnwyd tra oedd “{0}” wedi'i addasu i {1}, hyd {2}."};

}  // namespace safon::web::words
