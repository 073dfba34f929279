//! The tags that languages' tables give to the small words that figures are held together by.

use super::lexicon::Class;

/// "a", "an".
pub const ARTICLE: Class = Class::Tag("article");
/// "the", "its", "these": opens a noun phrase, never lies within one.
pub const DETERMINER: Class = Class::Tag("determiner");
/// "and".
pub const AND: Class = Class::Tag("and");
/// "or".
pub const OR: Class = Class::Tag("or");
/// A scale word or a hundred that stands for one of its own without a number before it: «тысяча», «жүз».
pub const ONE_OF: Class = Class::Tag("one-of");
/// Its like that does so only behind a bound, since it may be a plural as well: «тысячи» in «более тысячи человек».
pub const ONE_OF_BOUND: Class = Class::Tag("one-of-bound");
/// "several": a number unsaid, behind which a scale word or a hundred is none of one: «бірнеше мың», «ондаған миллион».
pub const UNSAID: Class = Class::Tag("unsaid");
/// "of".
pub const OF: Class = Class::Tag("of");
/// "from", before the first of two amounts.
pub const FROM: Class = Class::Tag("from");
/// "to", before the second of two amounts.
pub const TO: Class = Class::Tag("to");
/// "by", before the difference that something changed by.
pub const BY: Class = Class::Tag("by");
/// "between", before a range whose ends "and" joins.
pub const BETWEEN: Class = Class::Tag("between");
/// "between", behind a range whose ends "and" joins: «5 пен 10 теңге аралығында».
pub const BETWEEN_BEHIND: Class = Class::Tag("between-behind");
/// "against", "versus": before what an amount is compared with.
pub const AGAINST: Class = Class::Tag("against");
/// "per", before the unit that a rate is for.
pub const PER: Class = Class::Tag("per");
/// A preposition that stands between a bound and its number: «более чем на 20 %».
pub const ACROSS: Class = Class::Tag("across");
/// A preposition before the unit that a rate is for, where it is no more than that: «баррелей в сутки».
pub const IN: Class = Class::Tag("in");
/// "point", between a whole number in words or digits and its decimals.
pub const POINT: Class = Class::Tag("point");
/// The mark before decimals that no whole number leads: ".75".
pub const LEADING_POINT: Class = Class::Tag("leading-point");
/// "whole", between a whole number in words and its decimals, said as parts of ten: «екі бүтін оннан бес».
pub const WHOLES: Class = Class::Tag("wholes");
/// A comma that may part the groups of a number in words: "two million, three hundred thousand".
pub const GROUP_COMMA: Class = Class::Tag("group-comma");
/// A hyphen.
pub const HYPHEN: Class = Class::Tag("hyphen");
/// A hyphen or dash that may stand between the ends of a range.
pub const DASH: Class = Class::Tag("dash");
/// A comma.
pub const COMMA: Class = Class::Tag("comma");
/// A colon.
pub const COLON: Class = Class::Tag("colon");
/// A slash.
pub const SLASH: Class = Class::Tag("slash");
/// A bracket, quote or sign that may touch a number from the left without making it part of a name.
pub const OPENER: Class = Class::Tag("opener");
/// An opening bracket.
pub const BRACKET: Class = Class::Tag("bracket");
/// An apostrophe or possessive ending.
pub const POSSESSIVE: Class = Class::Tag("possessive");
/// A word that no counted noun phrase holds: prepositions, pronouns, auxiliaries, adverbs, frequent verbs.
pub const STOP: Class = Class::Tag("stop");
/// A noun that is plural without a plural's ending ("people", "aircraft").
pub const PLURAL: Class = Class::Tag("plural");
/// A word with a plural's ending that is none ("gas").
pub const NOT_PLURAL: Class = Class::Tag("not-plural");
/// A word that says that something grew or shrank: "from A to B" behind it is two amounts, not a range.
pub const CHANGE: Class = Class::Tag("change");
/// A word that makes "three times" a ratio: "more", "as", "higher".
pub const COMPARISON: Class = Class::Tag("comparison");
/// An auxiliary or particle behind which "double" is a verb.
pub const AUXILIARY: Class = Class::Tag("auxiliary");
/// "another", "a further": the number behind it counts what was counted before.
pub const ANOTHER: Class = Class::Tag("another");
/// "of them", "of which": the number before it counts a part of what was counted before.
pub const OF_THEM: Class = Class::Tag("of-them");
/// A word that introduces parts of what was counted: "including", "among".
pub const INCLUDING: Class = Class::Tag("including");
/// "number", "flow", "total": the number behind it counts what stands in its complement.
pub const QUANTITY: Class = Class::Tag("quantity");
/// "population", "attendance": the number behind it counts it without a complement.
pub const COLLECTIVE: Class = Class::Tag("collective");
/// "crew", "team": what a number behind "of" counts is its members.
pub const GROUP: Class = Class::Tag("group");
/// "age", "aged".
pub const AGE: Class = Class::Tag("age");
/// A word whose number is a name: "Article 12", "No. 5".
pub const NUMBERED: Class = Class::Tag("numbered");
/// A name that a number belongs to: "Boeing 737", "Expo 2017".
pub const MODEL: Class = Class::Tag("model");
/// A preposition before a bare year.
pub const BEFORE_YEAR: Class = Class::Tag("before-year");
/// A verb that means "over" before amounts, and something else before counted things: "passed $1.4 billion".
pub const PASSED: Class = Class::Tag("passed");
/// A verb or phrase that leads to a total: "reached", "amounted to", "stood at".
pub const REACHED: Class = Class::Tag("reached");
/// A qualifier that is a preposition too: "over", "about", "under".
pub const PREPOSITION: Class = Class::Tag("preposition");
/// A preposition that opens what is spoken of: "about".
pub const TOPIC: Class = Class::Tag("topic");
/// A verb of speech: "talked", "informed".
pub const TELLING: Class = Class::Tag("telling");
/// A word that opens a clause: "that".
pub const CLAUSE: Class = Class::Tag("clause");
/// A word before a number of years that are a stretch of time, no age: "the last ten years", "for ten years".
pub const STRETCH: Class = Class::Tag("stretch");
/// A word for people whose age stands behind "under" or "over": "children under 14".
pub const OF_AN_AGE: Class = Class::Tag("of-an-age");
/// "of this sum": the number before it is a part of the money said before.
pub const OF_SUM: Class = Class::Tag("of-sum");
/// A verb that only money follows: «вложив», «инвестировали».
pub const SPENT: Class = Class::Tag("spent");
/// An ending that a hyphen joins to a number, sign or acronym: «681-ге», «12,5%-ға».
pub const ENDING: Class = Class::Tag("ending");
/// A verb of keeping a level: "stayed", "remained".
pub const KEPT: Class = Class::Tag("kept");
