"""Reports written for these tests: name → text, day of publication, publisher."""

from __future__ import annotations

_WIRE = (
    "OSLO, Norway (Example Wire) - Norwegian Prime Minister Jonas Gahr Støre spoke by telephone "
    "with French President Emmanuel Macron on Tuesday about the security of undersea cables.\n\n"
    "Støre told reporters that Norway would send two patrol vessels to the North Sea by June. "
    "He said the attacks on the cables had been carried out by professionals. Macron welcomed the "
    "decision and invited the prime minister to Paris, his office said.\n\n"
    "The two leaders agreed to stay in contact. Officials in both capitals gave no details of the "
    "vessels' routes, and the navy declined to comment on how long the patrols would last.\n"
)

REPORTS = {
    "oslo-release": (
        "Prime Minister Jonas Gahr Støre of Norway spoke by phone with President Emmanuel Macron "
        "of France on 4 March 2025.\n\nThe Prime Minister stressed that the undersea cables must "
        "be protected. The leaders discussed joint patrols in the North Sea. President Macron "
        "invited the Prime Minister to visit Paris.\n",
        "2025-03-04",
        "regjeringen.no",
    ),
    "paris-release": (
        "President Emmanuel Macron held talks by telephone with the Prime Minister of Norway, "
        "Jonas Gahr Støre, on 4 March 2025.\n\nThe President said that joint patrols in the North "
        "Sea would begin in May. He stressed that Europe must protect its undersea cables.\n",
        "2025-03-04",
        "elysee.fr",
    ),
    "wire": (_WIRE, "2025-03-05", "example-wire.org"),
    "wire-reprint": (
        _WIRE.replace("OSLO, Norway (Example Wire) - ", "OSLO (Example Wire) — ").replace(
            "Officials in both capitals gave no details", "Officials gave no details"
        ),
        "2025-03-05",
        "morning-paper.org",
    ),
    "next-day": (
        "French President Emmanuel Macron and Norwegian Prime Minister Jonas Gahr Støre spoke by "
        "phone on 5 March 2025, for the second day in a row. They discussed the price of gas.\n",
        "2025-03-05",
        "example-news.org",
    ),
    "ministers": (
        "Foreign Minister Espen Barth Eide of Norway had a telephone conversation with Foreign "
        "Minister Jean-Noël Barrot of France on 4 March 2025. The ministers discussed Gaza.\n",
        "2025-03-04",
        "example-news.org",
    ),
    "visit": (
        "PARIS, April 9 (Example Wire) - Norwegian Prime Minister Jonas Gahr Støre visited Paris "
        "on Wednesday, where he met French President Emmanuel Macron at the Elysée Palace.\n\n"
        "Macron said the visit had brought the two countries closer.\n",
        "2025-04-09",
        "example-wire.org",
    ),
    "denial": (
        "Turkey denied on Monday that it had expelled the Swedish ambassador. The foreign ministry "
        "in Ankara said the reports were false. Sweden's Foreign Minister Maria Malmer Stenergard "
        "condemned the expulsion.\n",
        "2025-02-03",
        "example-news.org",
    ),
}
