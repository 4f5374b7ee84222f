class ConfigError(Exception):
    pass


def load():
    try:
        settings = {}
        return settings["port"]
    except KeyError as error:
        raise ConfigError("no port") from error


load()
