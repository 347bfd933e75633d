"""Settings files: found from the documents, every key checked, every mistake named with its line."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from policylint import config
from policylint.errors import ConfigError, ExitCode
from policylint.limits import MEGABYTE, Limits


def settings(folder: Path, text: str, name: str = "policylint.toml") -> config.Settings:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return config.load(path)


def complaint(folder: Path, text: str, name: str = "policylint.toml") -> str:
    with pytest.raises(ConfigError) as caught:
        settings(folder, text, name)
    assert caught.value.exit_code == ExitCode.BAD_DATA
    return str(caught.value)


def test_every_key_is_read(tmp_path: Path) -> None:
    (tmp_path / "our-checks").mkdir()
    read = settings(
        tmp_path,
        """
        format = "json"
        select = ["consent", "clause"]
        ignore = "tone-hedged"
        checks = ["our-checks"]
        policy-type = "child-protection"
        as-of = 2026-11-22
        guidance = "2023"
        fail-on = "warning"
        jobs = 3
        ocr = true
        max-file-size = 10
        max-seconds = 2.5
        """,
    )
    assert read.select == ("consent", "clause")
    assert read.ignore == ("tone-hedged",)
    assert read.checks == (tmp_path / "our-checks",)
    assert (read.format, read.policy_type, read.guidance, read.fail_on) == (
        "json",
        "child-protection",
        "2023",
        "warning",
    )
    assert (read.as_of, read.jobs, read.ocr) == (date(2026, 11, 22), 3, True)
    assert read.limits == Limits(max_file_bytes=10 * MEGABYTE, seconds=2.5)


def test_a_day_may_be_text(tmp_path: Path) -> None:
    assert settings(tmp_path, 'as-of = "2024-09-01"').as_of == date(2024, 9, 1)


def test_every_limit_has_a_key() -> None:
    assert {limit.field for limit in config.LIMITS.values()} == set(Limits.__dataclass_fields__)


def test_an_unknown_key_is_refused_with_its_line_and_the_nearest(tmp_path: Path) -> None:
    message = complaint(tmp_path, '# ours\n\nformat = "html"\nfail_onn = "error"\n')
    assert message == 'policylint.toml, line 4: "fail_onn" is not a setting. Did you mean "fail-on"?'


def test_an_unknown_table_is_refused_with_its_line(tmp_path: Path) -> None:
    assert complaint(tmp_path, "jobs = 1\n[limits]\npages = 3\n").startswith('policylint.toml, line 2: "limits" is not')


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('fail-on = "eror"', 'fail-on "eror" is not one of error, warning, advice, never. Did you mean "error"?'),
        ('policy-type = "cp"', 'policy-type "cp" is not one of'),
        ("as-of = 2026", "as-of needs a day"),
        ('as-of = "soon"', "as-of needs a day"),
        ("as-of = 2026-11-22T10:00:00", "as-of needs a day"),
        ("jobs = 0", "jobs needs to be 1 or more"),
        ("jobs = true", "jobs needs a whole number"),
        ('ocr = "yes"', "ocr needs true or false"),
        ("select = [1]", "select needs a list of texts"),
        ("max-pages = 1.5", "max-pages needs a whole number"),
        ("max-seconds = -1", "max-seconds needs to be 1 or more"),
        ("max-seconds = inf", "max-seconds needs a whole number"),
        ("max-seconds = 1e300", "max-seconds needs a whole number"),
        ("max-memory = 1000000001", "max-memory can be 1,000,000,000 at most"),
        ("guidance = 2023", "guidance needs text in quotation marks"),
    ],
)
def test_a_wrong_value_is_refused_with_its_line(tmp_path: Path, text: str, expected: str) -> None:
    assert complaint(tmp_path, f"# a remark\n{text}\n").startswith(f"policylint.toml, line 2: {expected}")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("jobs = 1\njobs = 2\n", "line 2: not valid TOML: Cannot overwrite a value"),
        (f"jobs = {'9' * 5000}\n", "a number in it is too long"),
        ("jobs =\n", "line 1: not valid TOML: Invalid value"),
        ('format = "text', "line 1: not valid TOML"),
        (f"select = {'[' * 60}{']' * 60}", "nested more than 50 deep"),
        (f"select = {'[' * 5000}{']' * 5000}", "nested more than 50 deep"),
    ],
)
def test_what_is_not_a_settings_file_is_refused(tmp_path: Path, text: str, expected: str) -> None:
    assert expected in complaint(tmp_path, text)


def test_a_file_too_large_or_in_another_encoding_is_refused(tmp_path: Path) -> None:
    (tmp_path / "large.toml").write_bytes(b"#" * (MEGABYTE + 1))
    (tmp_path / "utf16.toml").write_bytes('jobs = 1\nformat = "té"'.encode("latin-1"))
    with pytest.raises(ConfigError, match=r"large\.toml: more than 1 MB"):
        config.load(tmp_path / "large.toml")
    with pytest.raises(ConfigError, match=r"utf16\.toml, line 2: not UTF-8"):
        config.load(tmp_path / "utf16.toml")


def test_the_mark_that_notepad_puts_in_front_is_no_fault(tmp_path: Path) -> None:
    (tmp_path / "policylint.toml").write_text("jobs = 2\n", encoding="utf-8-sig")
    assert config.load(tmp_path / "policylint.toml").jobs == 2


def test_pyproject_is_read_under_its_own_heading(tmp_path: Path) -> None:
    text = '[project]\nname = "x"\njobs = "theirs"\n[tool.policylint]\njobs = 2\n'
    assert settings(tmp_path, text, "pyproject.toml").jobs == 2
    message = complaint(tmp_path, "jobz = 1\n[tool.policylint]\njobz = 2\n", "pyproject.toml")
    assert message.startswith('pyproject.toml, line 3: "jobz" is not a setting. Did you mean "jobs"?')


def test_the_nearest_file_wins_and_others_are_not_merged(tmp_path: Path) -> None:
    inner = tmp_path / "school" / "policies"
    inner.mkdir(parents=True)
    (tmp_path / "policylint.toml").write_text("jobs = 1\nocr = true\n")
    (tmp_path / "school" / "pyproject.toml").write_text("[tool.policylint]\njobs = 2\n")
    (inner / "pyproject.toml").write_text('[project]\nname = "not ours"\n')
    found = config.find([inner / "policy.docx"])
    assert found == tmp_path / "school" / "pyproject.toml"
    assert config.load(found) == config.Settings(jobs=2, file="pyproject.toml", lines=(("jobs", 2),))


def test_our_own_file_comes_before_pyproject(tmp_path: Path) -> None:
    (tmp_path / "policylint.toml").write_text("jobs = 1\n")
    (tmp_path / "pyproject.toml").write_text("[tool.policylint]\njobs = 2\n")
    assert config.find([tmp_path]) == tmp_path / "policylint.toml"


def test_documents_of_two_schools_share_the_file_above_both(tmp_path: Path) -> None:
    for school in ("ash", "birch"):
        (tmp_path / school).mkdir()
        (tmp_path / school / "policylint.toml").write_text("jobs = 9\n")
    (tmp_path / "policylint.toml").write_text("jobs = 1\n")
    documents = [tmp_path / "ash" / "a.docx", tmp_path / "birch"]
    assert config.find(documents) == config.find(documents[::-1]) == tmp_path / "policylint.toml"


def test_the_origin_of_a_setting_is_known(tmp_path: Path) -> None:
    read = settings(tmp_path, 'jobs = 1\nguidance = "1999"\n')
    assert read.origin("guidance") == ("policylint.toml", 2)
    assert read.origin("select") == ("", None)


@pytest.mark.parametrize("key", ["checks", "template"])
def test_a_folder_that_is_not_there_is_named_with_its_line(tmp_path: Path, key: str) -> None:
    expected = f'policylint.toml, line 2: {key}: there is no folder "gone"'
    assert complaint(tmp_path, f'\n{key} = "gone"\n') == expected
