"""What is personal in a text, a name or a field, by its value: nothing here knows of records.

| module | what it knows |
|---|---|
| `addresses` | e-mail and IP addresses in a text |
| `disguises` | the texts that a text may stand for: percent-encoded, with entities, base64 |
| `secrets` | keys, tokens, passwords' hashes and user agents, by their form |
| `field_names` | names of fields that are personal whatever they hold |
| `fields` | all of these for a field with all that is in it |
| `names` | names, slugs and URLs without their addresses |
"""
