"""What kind of office a title names: "Amir" and "Queen" are monarchs, "Chancellor" heads government.

One function, :func:`title_kind`; both the table of offices and its readers use it.
"""

from __future__ import annotations

import re
from functools import lru_cache

from dragoman.reference.names import fold

# Asked in order, on the folded title; the first that fits wins.
_KINDS = tuple(
    (re.compile(pattern), kind)
    for pattern, kind in (
        (r"^first (lady|gentleman)", "spouse"),
        (r"\bspeaker (of|for)?\b|^(deputy )?speaker$|\bpresident of the (national assembly|senate|"
         r"chamber|house|parliament|general assembly|national peoples congress)|chair\w* of the "
         r"(state duma|federation council|verkhovna rada|senate|council of the national assembly)"
         r"|^chair of the senate|head of the (verkhovna rada|parliament)", "speaker"),
        (r"supreme court|constitutional court|court of justice|chief justice|\bjudge\b|\bjustice of\b",
         "judge"),
        (r"\bspokes(man|woman|person|peron)|press secretary", "spokesperson"),
        (r"\bambassador|high commissioner to\b|\bconsul", "ambassador"),
        (r"permanent representative", "permanent-representative"),
        (r"^(secretary[ -]general|secretary general)\b.*(united nations|nato|north atlantic|arab|"
         r"cooperation|security)|^secretary general$", "secretary-general"),
        (r"\bdirector general\b", "director-general"),
        (r"(white house|downing street|kremlin|presidential|chief of staff to|to the (president|prime "
         r"minister))\b.*chief of staff|chief of staff (of|to) the (vice |prime )?(president|minister)",
         "chief-of-staff"),
        (r"(head|governor|mayor|akim|president|prime minister|administrator) of .*(oblast|region|"
         r"province|prefecture|city|district|crimea|chechen|bashkort|tatarstan|dagestan|sakha)|"
         r"^(lieutenant )?governor (?!of the (\w+ )?bank)|^mayor\b|chief minister|^chief executive|oblast",
         "governor"),
        (r"^(state affairs commission|president presidential council|sovereign council chair)", "president"),
        (r"high representative|foreign policy chief", "high-representative"),
        (r"^(european |eu )?commission (president|chief)|president of the (european )?commission",
         "commission-president"),
        (r"president of the european council|council president", "council-president"),
        (r"president of the european (parliament|central bank)", "other"),
        (r"national security advis[eo]r|secretary of the (supreme )?(national )?security"
         r"( and defen[cs]e)? council|security council secretary", "security-adviser"),
        (r"\bcommander\b|chief of (the )?(general |defen[cs]e |army |air |naval )?"
         r"(staff of the (army|navy|air)|staff$|the joint staff|naval|air staff|army)"
         r"|joint chiefs|chief of the general staff|army chief|chief of naval", "army-chief"),
        (r"chief of staff|head of the (office of the president|presidential (administration|office))",
         "chief-of-staff"),
        (r"(director|head|chief) of (the )?(foreign intelligence|federal security|security service|"
         r"mossad|cia\b|central intelligence|national intelligence|secret intelligence|fsb|svr|sbu|"
         r"main directorate|mi6|general intelligence)|cia director|spy chief|intelligence chief",
         "intelligence-chief"),
        (r"central bank|governor of the (national bank|bank|peoples bank)|federal reserve",
         "central-bank-governor"),
        (r"prosecutor|attorney general|solicitor general", "prosecutor"),
        (r"\benvoy\b|special representative|special adviser on", "envoy"),
        (r"(of|to) the (prime minister|president)$", "other"),
        (r"deputy (prime minister|premier)|vice (prime minister|premier)|first deputy prem",
         "deputy-prime-minister"),
        (r"supreme leader|leader of the (islamic )?revolution", "supreme-leader"),
        (r"^(acting |interim |caretaker |transition\w* |first )*(prime minister|premier|chancellor"
         r"(?! of the)|federal chancellor|taoiseach)\b|(?<!of the )(?<!to the )prime minister$|president of the (government|"
         r"council of ministers)\b|prime minister equivalent|chair\w* of the council of ministers",
         "prime-minister"),
        (r"\bvice\b.*\bpresident|\bdeputy president|vice chair\w*.*council", "vice-president"),
        (r"(deputy|assistant|under ?secretary|parliamentary|junior|vice|state secretary|"
         r"minister of state)\b.*", "deputy-minister"),
        (r"permanent secretary|financial secretary|economic secretary", "deputy-minister"),
        (r"minister (of|for)( the)? (europe and )?(foreign|external|international) "
         r"?(affairs|relations|policy)?\b|foreign (minister|secretary|affairs minister)|"
         r"external affairs minister|^secretary of state$|secretary of state for foreign|"
         r"\bus secretary of state|top diplomat|foreign affairs", "foreign-minister"),
        (r"minister (of|for) (the )?(national |armed |people s |peoples )?(defen[cs]e|forces|"
         r"military|war\b)|defen[cs]e (minister|secretary|chief)|secretary of (state for )?"
         r"(defen[cs]e|war)$|minister of the armed forces", "defence-minister"),
        (r"minister (of|for) (the )?(interior|internal|home)|interior minister|home (secretary|"
         r"minister)|home department|internal affairs minister|secretary of homeland",
         "interior-minister"),
        (r"chancellor of the exchequer|minister (of|for) (the )?(economy,? )?(economic affairs and )?"
         r"financ|finance minister|treasury secretary|secretary of the treasury|exchequer",
         "finance-minister"),
        (r"minister of justice|justice minister|secretary of state for justice|lord chancellor",
         "justice-minister"),
        (r"crown prince|heir apparent|deputy amir", "crown-prince"),
        (r"governor general|lieutenant governor", "governor"),
        (r"^(acting |interim )?(king|queen|monarch|emperor|empress|sultan|amir|emir|pope|grand duke|"
         r"prince|co ?prince|sovereign|yang di pertuan agong|o le ao)\b", "monarch"),
        (r"^(acting |interim |transition\w* |former |de facto )*president"
         r"( of the (\w+ )?(republic|federation|union|state|states|confederation)\b.*| of (?!the )[\w ]+|$)|"
         r"chair\w* of the presidency|(presidential leadership|presidential|military|"
         r"transitional) council (chair|president|leader)|chair\w*,? (of the )?presidential "
         r"(leadership )?council|federal president", "president"),
        (r"\bminister\b|^secretary (of|for)\b|secretary of state for|chancellor of the duchy",
         "minister"),
        (r"^(opposition|party) leader|leader of the (opposition|house)", "other"),
        (r"\bleader\b|^ruler\b|strongman", "leader"),
        (r"head of state|chief of state", "head-of-state"),
        (r"head of government", "head-of-government"),
    )
)  # fmt: skip


@lru_cache(maxsize=4096)
def title_kind(title: str) -> str | None:
    """The kind of office, None where the title names none we tell apart.

    >>> title_kind("interim President"), title_kind("Foreign Secretary")
    ('president', 'foreign-minister')
    """
    words = fold(title).split()
    for start in range(min(3, len(words))):  # "Russian president": up to two words may precede
        folded = " ".join(words[start:])
        for pattern, kind in _KINDS:
            if pattern.search(folded):
                return None if kind == "other" else kind
    return None
