//! The classes of Kazakh words that the patterns for names tell apart; the stems are in `words.tsv`.

use crate::names::name_classes;

name_classes! { pub(in crate::languages::kk),

    /// Heads of bodies, which stand last: министрлік, комитет, қор.
    HEAD = 0, "head";
    /// Heads that name bodies only behind words of bodies: қызмет, орталық, кеңес.
    WEAK_HEAD = 1, "weak head";
    /// Legal forms of companies: АҚ, ЖШС.
    LEGAL = 2, "legal";
    /// Words that begin the names of bodies or stand within them: ұлттық, қаржы, төтенше.
    TOPIC = 3, "topic";
    /// Posts: президент, министр, әкім.
    POST = 4, "post";
    /// Ranks and forms of address: генерал, мырза.
    RANK = 5, "rank";
    /// Nouns that belong to a place's name before them: облыс, аудан, өзен.
    PLACE_NOUN = 6, "place noun";
    /// Words between a place's name and its noun: халықаралық, кен.
    MODIFIER = 7, "modifier";
    /// Nouns of what runs between two places: автожол, тасжол.
    LINE = 8, "line";
    /// Sides of the world and the like, which begin names of places: солтүстік, жаңа.
    SIDE = 9, "side";
    /// Heads of names of events, laws, awards, programmes.
    EVENT = 10, "event";
    /// Months and days.
    CALENDAR = 11, "calendar";
    /// Given names.
    GIVEN = 12, "given";
    /// Words that begin a sentence and no name: бүгін, сондай-ақ.
    FUNCTION = 13, "function";
    /// Bodies of one word, where it is capitalised: Үкімет, Сенат.
    CHAMBER = 14, "chamber";
    /// Conjunctions between topics and between places: және, мен.
    AND = 15, "and";
    /// Words that a person is named with and that are none: халқы, елі.
    COMMON = 16, "common";
    /// Nouns of places that are named after a person or a thing: көше, мешіт.
    NAMED_AFTER = 17, "named after";
    /// Verbs of saying, whose subject is a source.
    SAYING = 18, "saying";
    /// Nouns of places only behind a modifier: "темір жол", "кен орны".
    SECOND = 19, "second";
    /// Offices of somebody in power, whose post begins their name: әкімшілік, кеңсе.
    OFFICE = 20, "office";
    /// Particles within names of people: бин, ибн, аль.
    PARTICLE = 21, "particle";
    /// Heads of names of works and plans, which only a quotation names.
    WORK = 22, "work";
    /// Posts of sovereigns, whom one name is enough for.
    SOVEREIGN = 23, "sovereign";
    /// Words that a post can have before it in lower case: бас, бірінші, баспасөз.
    FIELD = 24, "field";
    /// Currencies, which a country's name can stand before.
    CURRENCY = 25, "currency";
    /// Symbols of units of measure: МВт.
    UNIT = 26, "unit";
    /// Heads that say what kind of company a bare name is: компания, банк.
    COMPANY = 27, "company";
    /// Services and goods whose names are no bodies': Starlink.
    PRODUCT = 28, "product";
}
