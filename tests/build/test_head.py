"""What stands in the pages' heads for those who show or read them elsewhere."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tests.build.project import LANGUAGES, BuiltSite
from tests.build.published import SITE, published_site

TOPIC = "topics/memory-model/memory-management"
LOCALES = {"en": "en_US", "zh": "zh_CN"}
CONTRIBUTORS = {"en": "The Atlas contributors", "zh": "《图谱》贡献者"}


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> BuiltSite:
    """Return the site that knows its address."""
    return published_site(tmp_path_factory)


def properties(site: BuiltSite, path: str) -> dict[str, str]:
    """Return a page's Open Graph properties by name."""
    found = site.page(path).select('meta[property^="og:"]')
    return {str(tag["property"]).removeprefix("og:"): str(tag["content"]) for tag in found}


def described(site: BuiltSite, path: str) -> list[dict[str, Any]]:
    """Return what machines read of a page."""
    told = site.page(path).find_all("script", type="application/ld+json")
    assert len(told) == 1, path
    content = json.loads(told[0].get_text())
    assert content["@context"] == "https://schema.org"
    graph: list[dict[str, Any]] = content["@graph"]
    return graph


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_page_says_what_a_link_to_it_shows(site: BuiltSite, language: str) -> None:
    for path in site.paths[language]:
        told = properties(site, f"{language}/{path}")
        assert told["title"], path
        assert told["description"], path
        assert told["locale"] == LOCALES[language]
        assert told["url"] == f"{SITE}{language}/{path}/".replace("/./", "/")
        picture = told["image"].removeprefix(SITE)
        assert (site.folder / picture).is_file(), picture
        assert picture.endswith(f"-{language}.png")
        assert told["image:alt"], path


def test_a_topic_says_so_in_words_and_with_the_picture_of_topics(site: BuiltSite) -> None:
    assert properties(site, f"en/{TOPIC}") == {
        "type": "article",
        "site_name": "Atlas",
        "title": "Memory management",
        "description": "各异。",  # the summary is there in Chinese alone
        "locale": "en_US",
        "url": f"{SITE}en/{TOPIC}/",
        "image": f"{SITE}en/assets/images/cards/topics-en.png",
        "image:width": "1200",
        "image:height": "630",
        "image:alt": "Atlas: Topics",
    }


@pytest.mark.parametrize("language", LANGUAGES)
def test_without_an_address_no_picture_and_no_address_is_named(
    small_site: BuiltSite, language: str
) -> None:
    for path in small_site.paths[language]:
        told = properties(small_site, f"{language}/{path}")
        assert told.keys() == {"type", "site_name", "title", "description", "locale"}
    assert "url" not in json.dumps(described(small_site, f"{language}/{TOPIC}"))


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_generated_page_describes_itself_to_machines(site: BuiltSite, language: str) -> None:
    by_hand = {"about", "contribute", "hosting"}
    kinds = set()
    for path in site.paths[language] - by_hand:
        page, *others = described(site, f"{language}/{path}")
        assert page["inLanguage"] == language
        assert page["url"] == f"{SITE}{language}/{path}/".replace("/./", "/")
        kinds |= {page["@type"]} | {other["@type"] for other in others}
    assert kinds == {
        *("WebSite", "TechArticle", "CollectionPage", "Dataset", "BreadcrumbList", "ClaimReview"),
    }


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_topic_is_an_article_about_its_subjects_from_its_sources(
    site: BuiltSite, language: str
) -> None:
    article = described(site, f"{language}/{TOPIC}")[0]
    assert article["@type"] == "TechArticle"
    assert article["dateModified"] == "2026-11-21"
    assert article["license"] == "https://creativecommons.org/licenses/by/4.0/"
    assert article["author"] == {"@type": "Organization", "name": CONTRIBUTORS[language]}
    assert [subject["name"] for subject in article["about"]] == ["Go", "Rust"]
    assert len(article["citation"]) == 1


def test_only_reviewed_claims_are_rated_and_only_where_they_are_at_home(site: BuiltSite) -> None:
    rated = {
        path: reviews
        for path in site.paths["en"] - {"about", "contribute", "hosting"}
        if (reviews := [n for n in described(site, f"en/{path}") if n["@type"] == "ClaimReview"])
    }
    assert rated == {
        TOPIC: [
            {
                "@type": "ClaimReview",
                "author": {"@type": "Organization", "name": "The Atlas contributors"},
                "claimReviewed": "No collector.",
                "datePublished": "2026-11-20",
                "itemReviewed": {
                    "@type": "Claim",
                    "appearance": [{"@type": "CreativeWork", "name": "A survey"}],
                },
                "reviewRating": {
                    "@type": "Rating",
                    "alternateName": "wrong",
                    "bestRating": 5,
                    "ratingValue": 1,
                    "worstRating": 1,
                },
                "url": f"{SITE}en/{TOPIC}/#rust-never-pauses",
            }
        ]
    }


def test_every_file_of_the_data_is_named_and_there(site: BuiltSite) -> None:
    data = described(site, "zh/data")[0]
    assert data["@type"] == "Dataset"
    named = [file["contentUrl"] for file in data["distribution"]]
    assert len(named) == len(set(named)) > 10
    for url in named:
        assert Path(site.folder / url.removeprefix(SITE)).is_file(), url


def test_real_reviews_are_rated_as_they_were_judged(real_site: BuiltSite) -> None:
    ratings: dict[str, set[int | None]] = {}
    for path in real_site.paths["en"]:
        if path.startswith(("topics/", "cases/", "experiments/")):
            for node in described(real_site, f"en/{path}"):
                if node["@type"] == "ClaimReview":
                    rating = node["reviewRating"]
                    values = ratings.setdefault(rating["alternateName"], set())
                    values.add(rating.get("ratingValue"))
    assert ratings == {
        "supported": {5},
        "wrong": {1},
        "outdated": {None},
        "disputed": {None},
        "unverifiable": {None},
    }


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_site_map_names_each_page_in_every_language(site: BuiltSite, language: str) -> None:
    text = (site.folder / language / "sitemap.xml").read_text(encoding="utf-8")
    for path in site.paths[language]:
        for other in LANGUAGES:
            url = f"{SITE}{other}/{path}/".replace("/./", "/")
            assert f'<xhtml:link rel="alternate" hreflang="{other}" href="{url}"/>' in text
        head = site.page(f"{language}/{path}").head
        assert head is not None
        assert head.select("link[hreflang]") == [], path
