//! The option `--json-fields`: what the fields of JSON Lines are called.

use pressrecord::archive::JsonFields;
use std::str::FromStr;

/// One field's name, as `ours=theirs`.
#[derive(Clone, Debug)]
pub struct FieldName {
    field: fn(&mut JsonFields) -> &mut String,
    name: String,
}

impl FieldName {
    /// The default names with these in their places.
    pub fn apply(names: &[FieldName]) -> JsonFields {
        let mut fields = JsonFields::default();
        for FieldName { field, name } in names {
            name.clone_into(field(&mut fields));
        }
        fields
    }
}

impl FromStr for FieldName {
    type Err = String;

    fn from_str(argument: &str) -> Result<Self, Self::Err> {
        let (ours, theirs) = argument.split_once('=').ok_or("write it as `text=body`")?;
        let field: fn(&mut JsonFields) -> &mut String = match ours.trim() {
            "url" => |fields| &mut fields.url,
            "title" => |fields| &mut fields.title,
            "published" => |fields| &mut fields.published,
            "place" => |fields| &mut fields.place,
            "language" => |fields| &mut fields.language,
            "text" => |fields| &mut fields.text,
            other => {
                return Err(format!("unknown field `{other}`: use url, title, published, place, language or text"));
            }
        };
        match theirs.trim() {
            "" => Err(format!("`{argument}` gives no name")),
            name => Ok(Self { field, name: name.to_owned() }),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_take_the_places_of_the_default_ones() {
        let names = ["text=body", "published = day"].map(|argument| argument.parse().unwrap());
        let expected = JsonFields { text: "body".to_owned(), published: "day".to_owned(), ..JsonFields::default() };
        assert_eq!(FieldName::apply(&names), expected);
        assert!(["text", "body=text", "text="].iter().all(|argument| argument.parse::<FieldName>().is_err()));
    }
}
