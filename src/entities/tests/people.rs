//! Whom a surname, a given name or a bare name means.

use super::*;
use crate::facts::PostStatement;

#[test]
fn a_surname_is_that_of_who_held_the_post_on_the_day() {
    let languages = Languages::load();
    let person = |name| (NameKind::Person, name);
    let place = |name| (NameKind::Place, name);
    let (day, america, japan) = (date(2023, 5, 1), place("United States"), place("Japan"));
    let cases = [
        // The post, the day and the state fit.
        ("Vice President", day, vec![person("Harris"), america], "Kamala Harris", true),
        ("Prime Minister of Japan", date(2022, 1, 1), vec![person("Suga"), america], "Yoshihide Suga", false),
        ("Prime Minister of Japan", date(2021, 1, 1), vec![person("Suga"), america], "Yoshihide Suga", true),
        ("Prime Minister", date(2021, 1, 1), vec![person("Suga"), america, japan], "Yoshihide Suga", true),
        ("Secretary", day, vec![person("Austin"), america], "Lloyd Austin", true),
        ("премьер-министр Японии", date(2021, 1, 1), vec![person("Суга")], "Yoshihide Suga", true),
        ("Жапония Премьер-министрі", date(2023, 1, 1), vec![person("Кисида")], "Fumio Kishida", true),
        ("Президент", day, vec![person("Назарбаев"), place("Казахстан")], "Kassym-Jomart Tokayev", false),
        // Another post, another state, another day.
        ("Deputy Secretary", day, vec![person("Austin"), america], "Lloyd Austin", false),
        ("Prime Minister of Canada", date(2021, 1, 1), vec![person("Suga"), america, japan], "Yoshihide Suga", false),
        ("Prime Minister", date(2021, 1, 1), vec![person("Suga"), place("France")], "Yoshihide Suga", false),
        ("Senator", day, vec![person("Harris"), america], "Kamala Harris", false),
        ("Vice President", date(2025, 5, 1), vec![person("Harris"), america], "Kamala Harris", false),
        ("Secretary General", day, vec![person("Kim"), america], "Kim Jong Un", false),
    ];
    for (post, day, named, fuller, is_same) in cases {
        let found = first_id(&release_with_post(day, post, &named), &languages);
        assert_eq!(found == id_of(NameKind::Person, fuller, &languages), is_same, "{post} {} on {day}", named[0].1);
    }
}

#[test]
fn a_president_of_long_ago_is_told_where_all_who_held_the_post_are_known() {
    let languages = Languages::load();
    let america = (NameKind::Place, "United States");
    let found = |name| {
        let named = [(NameKind::Person, name), america];
        first_id(&release_with_post(date(2023, 5, 1), "President", &named), &languages)
    };
    let id = |name| id_of(NameKind::Person, name, &languages);
    assert_eq!(found("Lincoln"), id("Abraham Lincoln"));
    assert_eq!(found("Kennedy"), id("John F. Kennedy"));
    assert_ne!(found("Roosevelt"), id("Franklin D. Roosevelt"));
}

#[test]
fn whom_a_release_names_in_office_shows_its_state() {
    let languages = Languages::load();
    let person = |name| (NameKind::Person, name);
    let leader = |others: &[(NameKind, &str)]| {
        let named = [&[person("Schumer")], others].concat();
        first_id(&release_with_post(date(2023, 5, 1), "Leader", &named), &languages)
    };
    let schumer = id_of(NameKind::Person, "Chuck Schumer", &languages);
    assert_eq!(leader(&[person("Joe Biden")]), schumer);
    assert_ne!(leader(&[person("Narendra Modi")]), schumer);
    assert_ne!(leader(&[]), schumer);
    let mut both = release_with_post(date(2021, 9, 24), "Leader", &[person("Schumer"), person("Pelosi")]);
    let speaker = release_with_post(date(2021, 9, 24), "Speaker", &[person("Pelosi")]).posts.remove(0);
    both.posts.push(PostStatement { person: 1, ..speaker });
    assert_eq!(first_id(&both, &languages), schumer);
}

#[test]
fn a_wifes_title_is_not_of_the_husband() {
    let languages = Languages::load();
    let first = |name| first_id(&release(date(2025, 5, 1), &[(NameKind::Person, name)]), &languages);
    let id = |name| id_of(NameKind::Person, name, &languages);
    assert_eq!(first("Mrs. Trump"), id("Melania Trump"));
    assert_eq!(first("Mr. Trump"), id("Donald Trump"));
    assert_eq!(first("Mrs. Macron"), id("Brigitte Macron"));
    // Laura or Barbara.
    let bush = first("Mrs. Bush");
    assert!(bush != id("Laura Bush") && bush != id("Barbara Bush") && bush != id("George W. Bush"));
}

#[test]
fn a_surname_that_very_many_have_is_anothers_in_each_release() {
    let languages = Languages::load();
    let of = |day, name| first_id(&release_with_post(day, "Chairman", &[(NameKind::Person, name)]), &languages);
    let (one, other) = (date(2023, 5, 1), date(2023, 5, 2));
    assert_ne!(of(one, "Brown"), of(other, "Brown"));
    assert_eq!(of(one, "Brown"), of(one, "Brown"));
    assert_eq!(of(one, "Zhekenov"), of(other, "Zhekenov"));
}

#[test]
fn a_surname_alone_is_a_known_holders_at_home_where_nobody_shares_it() {
    let languages = Languages::load();
    let person = |name| (NameKind::Person, name);
    let america = (NameKind::Place, "United States");
    let harris = id_of(NameKind::Person, "Kamala Harris", &languages);
    let is_hers = |day, named: &[(NameKind, &str)]| first_id(&release(day, named), &languages) == harris;
    assert!(is_hers(date(2023, 5, 1), &[person("Harris"), america]));
    assert!(!is_hers(date(2023, 5, 1), &[person("Harris"), person("Roy Harris"), america]));
    assert!(!is_hers(date(2023, 5, 1), &[person("Harris"), (NameKind::Place, "Kazakhstan")]));
    assert!(!is_hers(date(2019, 5, 1), &[person("Harris"), america]));
}

#[test]
fn a_decision_of_the_user_goes_before_a_post() {
    let languages = Languages::load();
    let mut judgements = Judgements::default();
    assert!(judgements.add(b"kind,name,other,verdict\nperson,Roy Harris,Harris,same\n").is_ok());
    let named = [(NameKind::Person, "Harris"), (NameKind::Person, "Roy Harris"), (NameKind::Place, "United States")];
    let facts = release_with_post(date(2023, 5, 1), "Vice President", &named);
    let mut resolver = Resolver::new(&languages, judgements);
    let resolved = resolver.add(&facts);
    assert!(resolved[0].is_some() && resolved[0] == resolved[1]);
}

/// Who the referents of releases are under the decisions.
fn decided(lines: &str, releases: &[Facts]) -> Vec<Vec<Option<Resolved>>> {
    let mut judgements = Judgements::default();
    let file = format!("kind,name,other,verdict\n{lines}");
    assert!(judgements.add(file.as_bytes()).is_ok(), "{lines}");
    let mut resolver = Resolver::new(&Languages::load(), judgements.clone());
    let resolved = releases.iter().map(|facts| resolver.add(facts)).collect();
    assert_eq!(judgements.without_effect(&resolver.finish()), []);
    resolved
}

#[test]
fn bodies_of_state_and_of_a_kind_are_one_where_the_user_says_so() {
    let (agency, home) = (|name| (NameKind::Agency, name), (NameKind::Place, "Kazakhstan"));
    let day = date(2024, 1, 1);
    let releases = [
        release(day, &[agency("Government")]),
        release(day, &[agency("Government of Kazakhstan"), home]),
        release(day, &[agency("Government"), (NameKind::Place, "France")]),
    ];
    let ids = decided("agency,Government,Government of Kazakhstan,same\n", &releases);
    assert!(ids.iter().all(|of_release| of_release[0].is_some() && of_release[0] == ids[0][0]), "{ids:?}");
    let releases = [
        release(day, &[agency("Task Force")]),
        release(date(2024, 1, 2), &[agency("Task Force")]),
        release(day, &[agency("Task Force on Tea")]),
    ];
    let ids = decided("agency,Task Force,Task Force on Tea,same\n", &releases);
    assert!(ids.iter().all(|of_release| of_release[0] == ids[0][0]), "{ids:?}");
}

#[test]
fn namesakes_whom_one_release_tells_apart_are_two() {
    let languages = Languages::load();
    let of = |names: &[&str]| {
        let named: Vec<(NameKind, &str)> = names.iter().map(|&name| (NameKind::Person, name)).collect();
        let mut resolver = Resolver::new(&languages, Judgements::default());
        resolver.add(&release(date(2024, 1, 1), &named))
    };
    // The middle names of rare surnames are nothing that a key needs, unless the release has both.
    let ids = of(&["Maona N. Ngwira", "Maona M. Ngwira"]);
    assert_ne!(ids[0], ids[1]);
    assert_eq!(of(&["Maona N. Ngwira"]), of(&["Maona Ngwira"]));
}

#[test]
fn a_given_name_alone_is_nobody_unless_the_release_says_whose_it_is() {
    let languages = Languages::load();
    let first = |names: &[&str]| {
        let named: Vec<(NameKind, &str)> = names.iter().map(|&name| (NameKind::Person, name)).collect();
        first_id(&release(date(2024, 1, 1), &named), &languages)
    };
    let id = |name| id_of(NameKind::Person, name, &languages);
    let cases = [
        (vec!["Jill"], None),
        (vec!["Jill", "Joe Biden"], id("Jill Biden")),
        (vec!["Jill", "Biden"], id("Jill Biden")),
        (vec!["Jill", "Kamala Harris"], None),
        (vec!["Doug", "Kamala Harris"], id("Douglas Emhoff")),
        (vec!["Мелания", "Дональд Трамп"], id("Melania Trump")),
        (vec!["Нұрлан"], None),
        (vec!["Сауле", "Касым-Жомарт Токаев"], None),
    ];
    for (names, expected) in cases {
        assert_eq!(first(&names), expected, "{names:?}");
    }
    // A post is stated of a surname.
    let stated = release_with_post(date(2024, 1, 1), "Senator", &[(NameKind::Person, "Martin")]);
    assert!(first_id(&stated, &languages).is_some());
}

#[test]
fn whom_a_bare_name_most_likely_means_is_told_where_one_namesake_is_named() {
    let likely = |names: &[&str]| {
        let mut resolver = Resolver::new(&Languages::load(), Judgements::default());
        for name in names {
            resolver.add(&release(date(2024, 1, 1), &[(NameKind::Person, name)]));
        }
        let people = resolver.finish().people;
        people[0].likely.clone().and_then(|id| people.iter().position(|person| person.id == id))
    };
    assert_eq!(likely(&["Нурлан Омаров", "Омаров Нурлан Серикович"]), Some(1));
    assert_eq!(likely(&["Нурлан Омаров", "Омаров Нурлан Серикович", "Омаров Нурлан Болатович"]), None);
    assert_eq!(likely(&["Омаров Нурлан Серикович", "Омаров Нурлан Болатович"]), None);
    assert_eq!(likely(&["Michael Smith", "Michael D. Smith"]), Some(1));
}

#[test]
fn whom_a_part_of_a_name_most_likely_means_is_told_and_changes_no_id() {
    let languages = Languages::load();
    let susman = |forms: &[&str]| {
        let mut facts = release(date(2024, 1, 1), &[(NameKind::Person, "Louis Susman")]);
        facts.referents[0].forms = forms.iter().map(|form| (*form).to_owned()).collect();
        facts
    };
    let named = |day, name| release(day, &[(NameKind::Person, name)]);
    let likely_of_the_first = |releases: &[Facts]| {
        let mut resolver = Resolver::new(&languages, Judgements::default());
        for facts in releases {
            resolver.add(facts);
        }
        let entities = resolver.finish();
        assert_eq!(Some(&entities.people[0].id), id_of(NameKind::Person, "Susman", &languages).as_ref());
        let likely = entities.merges.iter().filter(|merge| merge.evidence == Evidence::Likely);
        assert_eq!(likely.count(), usize::from(entities.people[0].likely.is_some()));
        entities.people[0].likely.clone()
    };
    let part = named(date(2024, 2, 1), "Susman");
    let louis = id_of(NameKind::Person, "Louis Susman", &languages);
    let often = vec![susman(&["Louis Susman", "Susman"]); 3];
    assert_eq!(likely_of_the_first(&[vec![part.clone()], often.clone()].concat()), louis);
    // Somebody else of the surname is named about as often, or a single release names anybody.
    let other = vec![named(date(2024, 3, 1), "Ellen Susman"); 2];
    assert_eq!(likely_of_the_first(&[vec![part.clone()], often.clone(), other].concat()), None);
    assert_eq!(likely_of_the_first(&[part.clone(), susman(&["Louis Susman", "Susman"])]), None);
    // They are of other years, or of other posts.
    assert_eq!(likely_of_the_first(&[vec![named(date(2014, 2, 1), "Susman")], often.clone()].concat()), None);
    let judge = release_with_post(date(2024, 2, 1), "Judge", &[(NameKind::Person, "Susman")]);
    let envoy = release_with_post(date(2024, 2, 1), "Ambassador", &[(NameKind::Person, "Louis Susman")]);
    assert_eq!(likely_of_the_first(&[vec![judge], often, vec![envoy]].concat()), None);
}

#[test]
fn rows_gather_names_days_and_releases() {
    let mut resolver = Resolver::new(&Languages::load(), Judgements::default());
    let tokayev = |name| (NameKind::Person, name);
    resolver.add(&release(date(2024, 3, 1), &[tokayev("Tokayev")]));
    resolver.add(&release(date(2023, 2, 1), &[tokayev("Kassym-Jomart Tokayev")]));
    resolver.add(&release(date(2023, 5, 1), &[tokayev("Kassym-Jomart Tokayev"), tokayev("Olzhas Bektenov")]));
    let entities = resolver.finish();
    let [first, second] = &entities.people[..] else { panic!("{:?}", entities.people) };
    assert_eq!((first.name.as_str(), first.releases), ("Kassym-Jomart Tokayev", 3));
    assert_eq!(first.variants, ["Tokayev"]);
    let seen = first.seen.unwrap();
    assert_eq!((seen.first, seen.last), (date(2023, 2, 1), date(2024, 3, 1)));
    assert_eq!((second.name.as_str(), second.releases), ("Olzhas Bektenov", 1));
}
