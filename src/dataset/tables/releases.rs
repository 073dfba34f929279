//! The releases, and the files that gave none.

use crate::dataset::Contents;
use crate::dataset::manifest::hex;
use crate::dataset::records::{Refused, ReleaseHead, ReleaseId};
use crate::dataset::schema::{Cell, Column, ForeignKey, Kind, Table, TableDescription};

const EDITION: ForeignKey = ForeignKey { column: "edition_of", table: "releases", key: "release_id" };

/// A release among the others.
pub struct ReleaseRow<'r> {
    release: &'r ReleaseHead,
    edition_of: Option<ReleaseId>,
}

/// The rows of [`releases`].
pub fn release_rows(contents: Contents<'_>) -> impl Iterator<Item = ReleaseRow<'_>> {
    let Contents { releases, entities, .. } = contents;
    releases.iter().zip(&entities.editions).map(|(release, edition)| {
        let edition_of = edition.and_then(|original| releases.get(original)).map(|original| original.id);
        ReleaseRow { release, edition_of }
    })
}

/// The releases.
pub fn releases<'r>() -> Table<ReleaseRow<'r>> {
    type Row<'r> = ReleaseRow<'r>;
    Table {
        description: TableDescription {
            name: "releases",
            row: "A release.",
            primary_key: &["release_id"],
            foreign_keys: &[EDITION],
        },
        columns: vec![
            Column::new(
                "release_id",
                Kind::Text,
                "The release's id, made from its path and its bytes alone.",
                |row: &Row<'r>| row.release.id.to_string().into(),
            )
            .unique(),
            Column::new(
                "path",
                Kind::Text,
                "Where it lies in the archive; `!` stands between an archive file and its member.",
                |row: &Row<'r>| (&row.release.path).into(),
            )
            .required(),
            Column::new("url", Kind::Text, "Where it was published.", |row: &Row<'r>| row.release.url.as_ref().into()),
            Column::new("title", Kind::Text, "The headline.", |row: &Row<'r>| row.release.title.as_ref().into()),
            Column::new("published", Kind::Day, "The day it was published.", |row: &Row<'r>| {
                row.release.published.into()
            }),
            Column::new(
                "language",
                Kind::Choice(&["en", "ru", "kk"]),
                "The language that it was read in, as an ISO 639-1 code.",
                |row: &Row<'r>| row.release.language.code().into(),
            )
            .required(),
            Column::new("place", Kind::Text, "The place of its dateline.", |row: &Row<'r>| {
                row.release.place.as_ref().into()
            }),
            Column::new("characters", Kind::Integer, "The length of its text.", |row: &Row<'r>| {
                row.release.characters.into()
            })
            .required()
            .unit("code points"),
            Column::new("sentences", Kind::Integer, "How many sentences it has.", |row: &Row<'r>| {
                row.release.sentences.into()
            })
            .required()
            .unit("sentences"),
            Column::new(
                "tokens",
                Kind::Integer,
                "How many tokens (words, numbers and single marks) it has.",
                |row: &Row<'r>| row.release.tokens.into(),
            )
            .required()
            .unit("tokens"),
            Column::new("sha256", Kind::Text, "SHA-256 of its bytes, in hexadecimal.", |row: &Row<'r>| {
                hex(&row.release.sha256).into()
            })
            .required(),
            Column::new(
                "notice",
                Kind::Text,
                "What was unusual about it (decoding, length, missing date); `; ` between several.",
                |row: &Row<'r>| match row.release.notice.as_str() {
                    "" => Cell::Empty,
                    notice => notice.into(),
                },
            ),
            Column::new(
                "edition_of",
                Kind::Text,
                "The release_id of the edition in another language that this one says again, of the same day.",
                |row: &Row<'r>| row.edition_of.map(|id| id.to_string()).into(),
            ),
        ],
    }
}

/// The files that gave no release.
pub fn rejects<'r>() -> Table<&'r Refused> {
    type Row<'r> = &'r Refused;
    Table {
        description: TableDescription {
            name: "rejects",
            row: "A file that gave no release.",
            primary_key: &[],
            foreign_keys: &[],
        },
        columns: vec![
            Column::new("path", Kind::Text, "Where it lies in the archive.", |row: &Row<'r>| (&row.path).into())
                .required(),
            Column::new("reason", Kind::Text, "Why it gave none.", |row: &Row<'r>| (&row.reason).into()).required(),
        ],
    }
}
