"""Who else may say who somebody is."""

from pydantic import BaseModel, ConfigDict, Field, SecretStr

_SAFE = r"^$|^https://|^http://(localhost|127\.0\.0\.1|\[::1\])(:|/|$)"


class OpenId(BaseModel):
    """An OpenID Connect provider; the secret is better told by the environment."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    # "https://id.example"; empty = nobody but Tocsin itself
    issuer: str = Field(default="", pattern=_SAFE)
    client_id: str = ""
    client_secret: SecretStr = SecretStr("")
    name: str = Field(default="", max_length=80)  # on the button
    makes_viewers: bool = True  # whom nobody made a user comes in as a viewer


class Directory(BaseModel):
    """The directory."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    oidc: OpenId = OpenId()
