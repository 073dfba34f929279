//! The classes of English words that the patterns for names tell apart; the words are in `words.tsv`.

use crate::names::name_classes;

name_classes! { pub(super),

    /// Head words of bodies: Ministry, Committee, Bank.
    HEAD = 0, "head";
    /// Legal forms of companies: JSC, LLP, Inc.
    LEGAL = 1, "legal";
    /// Topics of ministries and committees: Finance, Ecology; an "and" between two of them joins.
    TOPIC = 2, "topic";
    /// Words of posts: President, Chairman, Deputy.
    POST = 3, "post";
    /// Ranks, honours and forms of address: Captain, Dr., Mr.
    RANK = 4, "rank";
    /// Nouns that belong to a place's name behind it: Region, district, pipeline.
    PLACE_NOUN = 5, "place noun";
    /// Nouns before a place's name that belong to it: Lake, Mount.
    PLACE_TITLE = 6, "place title";
    /// Heads of names of events, laws, awards, programmes.
    EVENT = 7, "event";
    /// Days and months.
    CALENDAR = 8, "calendar";
    /// Adjectives of nationality.
    DEMONYM = 9, "demonym";
    /// Given names.
    GIVEN = 10, "given";
    /// Small words within names of people: da, bin, ibn.
    PARTICLE = 11, "particle";
    /// Capitalised words that begin no name: The, In, However.
    FUNCTION = 12, "function";
    /// Words between a place's name and its noun: gas, international.
    MODIFIER = 13, "modifier";
    /// Bodies within bodies, which have no name of their own: Management Board.
    ORGAN = 14, "organ";
    /// Bodies named by one word: Senate, Mazhilis.
    CHAMBER = 15, "chamber";
    /// Plural nouns that several places share: regions, rivers.
    PLACE_NOUNS = 16, "place nouns";
    /// Nouns before "of" and a place's name, outside of it: city, village.
    PLACE_KIND = 17, "place kind";
    /// Adjectives that make no name of a noun behind them: New, Central, Joint.
    PLAIN = 18, "plain";
    /// Common nouns behind a name of a programme: project, program.
    PROJECT = 19, "project";
    /// Adjectives that make no place's name of a noun behind them, though they may make a body's: National, Central.
    VAGUE = 20, "vague";
    /// Seats of power: a place as a building, a body as a source.
    SEAT = 21, "seat";
    /// Verbs of saying, whose subject is a source.
    SAYING = 22, "saying";
    /// Words of posts and ranks that other things are called by too ("General Provisions"): only a name of two words or
    /// more follows them.
    WEAK = 23, "weak";
    /// Owners within a body's name: People's Bank, Prosecutor's Office.
    OWNER = 24, "owner";
    /// Adjectives of posts that may be a body's too: Executive Office, Special Court.
    ADJECTIVE_POST = 25, "adjective post";
    /// Nouns of what runs between places: highway, pipeline.
    LINE = 26, "line";
    /// Heads of names of programmes and awards that their own names may follow: Strategy, Order.
    NAMED_BEHIND = 27, "named behind";
    /// Head words that stand for a country abroad: what is "in" and "to" belongs to their names.
    ABROAD = 28, "abroad";
    /// Head words that need a topic to be a body: Center, Board.
    WEAK_HEAD = 29, "weak head";
    /// Words before the quoted title of a law.
    LAW = 30, "law";
    /// Common nouns behind a company's name, outside of it: foundry, channel.
    TRADE = 31, "trade";
    /// What people are by trade or honour, capitalised at a sentence's head: Restorer, Nurse; outside of their names.
    OCCUPATION = 32, "occupation";
    /// Makers whose names their goods bear too: Toyota, Airbus.
    BRAND = 33, "brand";
    /// Goods that bear their makers' names: aircraft, trucks.
    GOODS = 34, "goods";
    /// Nouns of seats of power: Street, Palace.
    SEAT_NOUN = 35, "seat noun";
    /// Words that bring in a source of news as their object: cites, told.
    CITING = 36, "citing";
    /// Words before a quoted title: entitled, film.
    TITLED = 37, "titled";
    /// Nouns of places that take their names from behind an "of": Palace of Nations.
    PLACE_OF = 38, "place of";
    /// Legal forms that only end a company's name, perhaps behind a comma: Ltd, Inc.
    CLOSING_LEGAL = 39, "closing legal";
    /// Common nouns of companies, which their names may follow: company, airline.
    COMPANY = 40, "company";
    /// Common nouns of what is named and is no body, place or person: system, platform, satellite.
    NAMED_THING = 41, "named thing";
    /// Academic degrees: B.A., Ph.D.
    DEGREE = 42, "degree";
    /// Services and goods whose names are no bodies': Starlink, WhatsApp.
    PRODUCT = 43, "product";
}
