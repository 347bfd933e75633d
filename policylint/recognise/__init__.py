"""What a document is: the kind of policy, the nation whose guidance it follows, the school that it belongs to."""

from policylint.recognise.nation import jurisdiction
from policylint.recognise.policy import policy_type
from policylint.recognise.school import school_name
from policylint.recognise.sharing import is_about_sharing

__all__ = ["is_about_sharing", "jurisdiction", "policy_type", "school_name"]
