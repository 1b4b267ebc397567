// Words about everybody counted.
#pragma once
#include "adapters/web/words/phrase.hpp"

namespace safon::web::words {

inline constexpr Phrase by_status{"{0}: participants by status", "{0}: cyfranogwyr yn ôl statws"};
inline constexpr Phrase status{"Status", "Statws"};
inline constexpr Phrase everybody{"All councils", "Pob cyngor"};
inline constexpr Phrase how_many{"#How many", "#Faint"};
inline constexpr Phrase waiting{"How long cases have waited", "Ers pryd mae achosion yn aros"};
inline constexpr Phrase days_waited{"Days", "Dyddiau"};
inline constexpr Phrase up_to_days{"up to {0}", "hyd at {0}"};
inline constexpr Phrase more_days{"more than {0}", "mwy na {0}"};
inline constexpr Phrase next_months{"Participants with a date on which a status or a deadline may change by itself",
                                    "Cyfranogwyr â dyddiad pan all statws neu derfyn amser newid ohono'i hun"};
inline constexpr Phrase month{"Month", "Mis"};
inline constexpr Phrase overview_of{"Overview: {0}", "Trosolwg: {0}"};

// Programmes as drawings
inline constexpr Phrase programmes{"Programmes", "Rhaglenni"};
inline constexpr Phrase programmes_of{"Programmes: {0}", "Rhaglenni: {0}"};
inline constexpr Phrase drawing_of{"Drawing of {0}", "Llun o {0}"};
inline constexpr Phrase ways_between{"The ways between the statuses of {0}", "Y ffyrdd rhwng statysau {0}"};
inline constexpr Phrase any_status{"Any status", "Unrhyw statws"};
inline constexpr Phrase held_before{"What was held before", "Yr hyn a ddaliwyd o'r blaen"};
inline constexpr Phrase who_decides{"Who decides", "Pwy sy'n penderfynu"};
inline constexpr Phrase by_itself{"by itself", "ohono'i hun"};

// Drafts
inline constexpr Phrase draft{"Drafts", "Drafftiau"};
inline constexpr Phrase what_would_change{"What would a draft change?", "Beth fyddai drafft yn ei newid?"};
inline constexpr Phrase draft_told{
    "Choose the draft's rule files: those that differ from the policy in force are enough. Everybody in the register "
    "is "
    "looked at, as `safon simulate` does; nothing is changed, and the files are not kept.",
    "Dewiswch ffeiliau rheolau'r drafft: mae'r rhai sy'n wahanol i'r polisi mewn grym yn ddigon. Edrychir ar bawb yn y "
    "gofrestr, fel y mae `safon simulate` yn ei wneud; ni newidir dim, ac ni chedwir y ffeiliau."};
inline constexpr Phrase rule_files{"Rule files (.safon)", "Ffeiliau rheolau (.safon)"};
inline constexpr Phrase simulate{"Show what it would change", "Dangos beth fyddai'n newid"};
inline constexpr Phrase choose_files{"Choose one rule file at least", "Dewiswch o leiaf un ffeil rheolau"};
inline constexpr Phrase draft_has_errors{"The draft has errors", "Mae gwallau yn y drafft"};
inline constexpr Phrase draft_is_same{"The draft is the policy in force, word for word: nothing will change",
                                      "Y drafft yw'r polisi mewn grym, air am air: ni fydd dim yn newid"};
inline constexpr Phrase for_all_councils{"This page is for those who look after all councils",
                                         "Mae'r dudalen hon ar gyfer y rhai sy'n gofalu am bob cyngor"};

}  // namespace safon::web::words
